package dev.heed.privacy;

import java.util.Set;

/// Names of persons that the words before announce: "my name is", "ich heiße", "je m'appelle". The name is claimed and
/// not its courtesy title.
///
/// Titles of films and songs speak like that, too. So the words of an announcement must not be written like a title's
/// ("My Name Is Earl"); and where the words may go before anything ("I'm", "this is"), the name must be one that is in
/// the list of given names, or be said to speak. A courtesy title alone announces nothing: "Mr. Robot" and "Mrs.
/// Doubtfire" look like "Mr. Miller". It takes a given name behind it, or words for dealing with somebody before it.
final class Persons implements Detector {
    /// Whoever says this says a name.
    private static final Phrases NAMED = new Phrases("""
            name is, name's, names is, name was, my name, i am called, i'm called, am called, call me,
            calls me, je m'appelle, je me nomme, mon nom est, mon prénom est, il s'appelle,
            elle s'appelle, ich heiße, ich heisse, mein name ist, mein name lautet, er heißt,
            sie heißt, me llamo, mi nombre es, se llama, mi chiamo, il mio nome è, si chiama,
            mijn naam is, ik heet, hij heet, zij heet, nazywam się, mam na imię, nazywa się,
            meu nome é, me chamo, chamo me, o meu nome é, jag heter, mitt namn är, han heter,
            hon heter, jeg hedder, mit navn er, jeg heter, navnet mitt er, nimeni on, minun nimeni on,
            jmenuji se, mé jméno je, volám sa, a nevem, az én nevem, numele meu este, mă numesc,
            mă cheamă, benim adım, zovem se, ime mi je, moje ime je, меня зовут, моё имя, мене звати,
            με λένε, ονομάζομαι, اسمي, 我叫, 我的名字是""");

    /// Before "name is": whose it is. A file, a product and a band have names, too.
    private static final Set<String> WHOSE = Set.of(
            "",
            "my",
            "his",
            "her",
            "your",
            "their",
            "our",
            "whose",
            "first",
            "last",
            "full",
            "maiden",
            "middle",
            "real",
            "given",
            "family",
            "nick",
            "birth",
            "legal",
            "married",
            "wife's",
            "husband's",
            "son's",
            "daughter's",
            "child's",
            "mother's",
            "father's",
            "partner's",
            "friend's",
            "brother's",
            "sister's",
            "patient's",
            "boss's",
            "doctor's");

    private static final Set<String> AFTER_TITLES =
            Set.of("vs", "fan", "fans", "movie", "movies", "film", "films", "song", "show");

    private static final Phrases PRESENTED = new Phrases("""
            i'm, i am, this is, it's, it is, i was, ich bin, hier ist, hier spricht, je suis, c'est, ici,
            soy, yo soy, habla, le habla, sono, io sono, parla, ik ben, u spreekt met, jestem,
            z tej strony, sou, eu sou, aqui é, jag är, det här är, jeg er, det er, olen, tässä on,
            eu sunt, ben, já jsem, я, это, speaking with, spoke with, spoke to, speak to, speak with,
            talk to, talked to, talk with, talked with, contact, ask for, asked for, reach out to,
            get in touch with, appointment with, meeting with, met with, call from, email from,
            letter from, message from, signed, signed by, attn, attention, c o, my doctor, my boss,
            my manager, my husband, my wife, my son, my daughter, my brother, my sister, my mother,
            my father, my friend, my colleague, my therapist, my teacher, mein mann, meine frau,
            mon mari, ma femme, mi marido, mi esposa, mi mujer""");

    private static final Phrases DEALING = new Phrases("""
            speaking with, spoke with, spoke to, speak to, speak with, talk to, talked to, talk with,
            talked with, contact, ask for, asked for, reach out to, get in touch with, appointment with,
            meeting with, met with, call from, email from, letter from, message from, signed, signed by,
            attn, attention, my doctor, my boss, my manager, my therapist, my teacher, ich bin,
            hier spricht, hier ist, correct it to, change it to""");

    private static final Phrases LABELS = new Phrases("""
            name, full name, first name, last name, given name, family name, surname, your name, my name,
            customer name, contact name, contact, contact person, account holder, cardholder,
            cardholder name, patient, patient name, recipient, sender, attn, attention, signed, vorname,
            nachname, familienname, nom, prénom, nom de famille, nombre, apellido, apellidos, nome,
            cognome, sobrenome, naam, voornaam, achternaam, imię, nazwisko, imię i nazwisko, namn,
            förnamn, efternamn, navn, fornavn, etternavn, nimi, jméno, příjmení, név, nume, имя, фамилия,
            фио, what's your name, what is your name, what's your full name, what's your last name,
            what's your first name, your last name, what's the name on the account user""");

    private static final Set<String> SPEAKING =
            Set.of("speaking", "calling", "here", "writing", "am", "spricht", "hier", "parle");

    @Override
    public PersonalData kind() {
        return PersonalData.PERSON;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.longestToken() > 1 || signs.capitals();
    }

    @Override
    public void find(Passage passage) {
        Wording words = passage.words();
        for (int i = 0; i < words.count(); i++) {
            int next = name(passage, words, i);
            if (next > i) i = next - 1;
        }
    }

    /// The word after the name that the words from here on announce; -1 if they announce none.
    private int name(Passage passage, Wording words, int first) {
        int after = NAMED.after(words, first);
        if (after > 0 && plain(words, first, after) && isPersons(words, first)) {
            int claimed = claim(passage, words, after, " \t:,\"'*");
            if (claimed < 0) claimed = claimLower(passage, words, after);
            if (claimed > 0) return claimed;
        }
        after = LABELS.after(words, first);
        if (after > 0 && label(passage, words, first, after)) return claim(passage, words, after, " \t:?=*\"-");
        after = PRESENTED.after(words, first);
        if (after > 0 && plain(words, first, after) && isSure(passage, words, first, after))
            return claim(passage, words, after, " \t,:\"'");
        return isTitled(passage, words, first) ? claim(passage, words, first, " .,:\"'\n\t") : -1;
    }

    /// Whether a name follows on what may go before anything: one of the list, one with a courtesy title, of somebody
    /// who speaks; or two words and a comma after "I'm".
    private static boolean isSure(Passage passage, Wording words, int first, int after) {
        if (!words.gap(after, " ,:\"\t")) return false;
        int name = PersonNames.afterTitles(words, after);
        int end = PersonNames.after(passage, words, name);
        if (end == name) return false;
        boolean listed = PersonNames.given(words, name, end) && ends(passage, words, name, end);
        boolean titled = name > after && (end - name >= 2 || DEALING.after(words, first) == after);
        boolean speaking = SPEAKING.contains(words.word(end)) && !words.capital(end) && words.spaced(end);
        boolean himself = words.word(first).startsWith("i") && end - name >= 2;
        return listed
                || titled
                || (speaking && end - name <= 3)
                || (himself && after - first <= 2 && passage.at(words.to(end - 1)) == ',');
    }

    /// Whether a courtesy title stands here, outside a title of a film, with a name of two words behind it.
    private static boolean isTitled(Passage passage, Wording words, int first) {
        int name = words.capital(first) ? PersonNames.afterTitles(words, first) : first;
        if (name == first || (words.capital(first - 1) && words.spaced(first))) return false;
        int end = PersonNames.after(passage, words, name);
        return end - name >= 2 && PersonNames.given(words, name, end) && ends(passage, words, name, end);
    }

    /// Whether what was found stands alone, and not before more that has a capital.
    private static boolean ends(Passage passage, Wording words, int first, int end) {
        boolean owner = words.word(end - 1).endsWith("'s");
        boolean pair = words.word(end).equals("and")
                && words.capital(end + 1)
                && !words.word(end + 1).equals("i");
        boolean goesOn = words.spaced(end) && (words.capital(end) || pair || AFTER_TITLES.contains(words.word(end)));
        boolean alone = end - first >= 2 || !words.spaced(end) || !owner;
        return !goesOn && alone && passage.at(words.to(end - 1)) != '&';
    }

    /// Whether the words are written as in a sentence, and not as in a title: the last one without a capital.
    private static boolean plain(Wording words, int first, int after) {
        return after - first == 1
                || !words.capital(after - 1)
                || words.word(after - 1).equals("name");
    }

    /// Whether a colon, or a question mark, follows what stands first in its line.
    private static boolean label(Passage passage, Wording words, int first, int after) {
        if (!words.gap(after, " :?=\t*-")) return false;
        char mark = passage.at(words.to(after - 1));
        if (mark != ':' && mark != '?' && mark != '*' && mark != '=') return false;
        return words.opensLine(first) || after - first >= 2;
    }

    private static boolean isPersons(Wording words, int first) {
        return !words.word(first).startsWith("name") || WHOSE.contains(words.word(first - 1)) || !words.spaced(first);
    }

    private int claim(Passage passage, Wording words, int after, String between) {
        if (!words.gap(after, between)) return -1;
        int first = PersonNames.afterTitles(words, after);
        int end = PersonNames.after(passage, words, first);
        if (end == first) return -1;
        passage.claim(kind(), words.from(first), PersonNames.end(passage, words, end));
        return end;
    }

    /// A given name in lower case, as people write who write all so; with a surname if the sentence ends behind it.
    private int claimLower(Passage passage, Wording words, int first) {
        if (!words.spaced(first) || words.capital(first) || !GivenNames.any(words.word(first))) return -1;
        boolean surname = words.spaced(first + 1)
                && !words.digits(first + 1)
                && words.length(first + 1) > 2
                && !PersonNames.never(words.word(first + 1))
                && !words.spaced(first + 2);
        int end = surname ? first + 2 : first + 1;
        passage.claim(kind(), words.from(first), words.to(end - 1));
        return end;
    }
}
