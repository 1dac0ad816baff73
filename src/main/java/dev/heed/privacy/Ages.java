package dev.heed.privacy;

import java.util.Set;

/// How old somebody is: "I'm 23", "aged 45", "84-year-old", "just turned 46", "j'ai 40 ans". Only the number is
/// claimed. What is old may also be a whisky or a film, and what one is may also be five minutes away; so the words
/// around must speak of a person, and nothing may follow that is measured.
final class Ages implements Detector {
    private static final int OLDEST = 119;

    /// Who says "I'm 2" is not two years old.
    private static final int YOUNGEST_WITHOUT_UNIT = 5;

    /// After these, a number alone is an age.
    private static final Phrases OF_AGE = new Phrases("""
            age, aged, my age is, age is, age was, at the age of, at age, the age of, ages, alter,
            im alter von, âge, âgé de, âgée de, à l'âge de, edad, a la edad de, con edad de, età,
            all'età di, leeftijd, op leeftijd van, wiek, w wieku, idade, aos, com idade de, ålder, alder,
            ikä, возраст""");

    /// After these, a number is an age if the sentence ends or goes on about something else.
    private static final Phrases TO_BE = new Phrases("""
            i'm, im, i am, he's, he is, she's, she is, you're, you are, who's, who is, i was, he was,
            she was, you were, when i was, when he was, when she was, they're, they were, we're, we are,
            since i was, i'm only, i'm just, i'm already, i am only, i am just, i am already, i'm now,
            i am now, i'll be, i will be, he'll be, she'll be, will be turning, i'm about, i'm almost,
            i'm nearly, i'm turning, i am turning, am turning, i'm over, i am over, just turned,
            have turned, has turned, i turned, he turned, she turned, who turned, recently turned,
            've turned, i've turned, i'll turn, i will turn, he'll turn, she'll turn, will turn,
            about to turn, going to turn, to turn, turns, turned, turning, had turned, ich bin,
            ich bin jetzt, ich werde, ich wurde, ich war, er ist, sie ist, bin, je viens d'avoir, jag är,
            jag fyller, jag fyllde, jeg er, jeg fyller, han er, hun er, han är, hon är, ik ben, ik word,
            hij is, zij is, olen, täytin""");

    /// Before years, where the language has an age and is none.
    private static final Phrases TO_HAVE = new Phrases("""
            j'ai, il a, elle a, j'aurai, j'avais, qui a, tengo, tiene, tenía, cumplo, cumplí, cumplió,
            ho, ha, avevo, compio, mam, ma, miałem, miałam, tenho, tem, fiz, tinha, mi è, ik ben,
            ik word, ich bin, er ist, sie ist, mein sohn ist, meine tochter ist, jag är, jeg er, mne,
            olen, мне, ему, ей""");
    private static final Phrases YEARS_OF_AGE = new Phrases("""
            year old, years old, yr old, yrs old, y o, yo, yrs of age, years of age, year olds,
            years young, jahre alt, jährige, jähriger, jähriges, jährigen, ans et, jaar oud, jarige,
            år gammal, år gammel, vuotias, vuotta vanha, letni, letnia, letý, letá, letega, åring, éves""");
    private static final Phrases YEARS = new Phrases("""
            ans, años, anni, lat, lata, anos, jaar, jahre, år, let, vuotta, év, лет, года, год""");

    private static final Set<String> GOES_ON = Set.of("""
            and but now today so male female m f or as from living tomorrow soon next this last when
            while if because und aber et mais y pero e ma och og en i'm he she i years on in yesterday
            too already myself man woman who with we they
            """.strip().split("\\s+"));
    private static final Set<String> THINGS = Set.of("""
            one ones whisky whiskey scotch bourbon rum wine brandy cognac port cheese malt blend single bottle
            cask car cars truck bike engine house home building flat apartment church castle bridge tree
            oak film films movie movies show series sitcom franchise book books novel story song album
            record game games console laptop computer pc phone tv camera machine device software code
            codebase bug technology system tradition company firm brand business startup institution
            university school club team law rule question mystery joke debate debt mortgage war conflict
            marriage relationship friendship career contract lease warranty bond loan account plan
            project effects special planet star universe fossil remains skeleton mummy ruins recipe
            article post thread website
            """.strip().split("\\s+"));

    private static final Set<String> EXPERIENCE = Set.of("experience", "erfahrung", "d'expérience", "de");
    private static final Set<String> ERAS = Set.of(
            "ice", "stone", "bronze", "iron", "new", "dark", "golden", "middle", "space", "jet", "digital", "modern");
    private static final Set<String> COPULAS =
            Set.of("is", "was", "are", "were", "'s", "over", "almost", "about", "nearly", "only", "just", "than");
    private static final Set<String> NO_PERSON = Set.of("it", "it's", "that", "which");
    private static final Set<String> RANGES = Set.of("and", "or", "to", "years", "months", "up", "under", "an", "ans");
    private static final Set<String> SPANS = Set.of("years", "ans");
    private static final Set<String> PARTS = Set.of("in", "of", "and");
    private static final Set<String> PAGES =
            Set.of("page", "pages", "it", "dial", "wheel", "volume", "head", "heads", "of", "a", "at", "");

    @Override
    public PersonalData kind() {
        return PersonalData.AGE;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() > 0;
    }

    @Override
    public void find(Passage passage) {
        Wording words = passage.words();
        int said = -1; // the word after a phrase that leads to an age
        boolean aged = false;
        boolean being = false;
        boolean having = false;
        for (int i = 0; i < words.count(); i++) {
            boolean led = said == i
                    && ((aged && lead(passage, words, i))
                            || (having && years(words, i))
                            || (being && is(passage, words, i)));
            if (isNumber(passage, words, i) && (led || byUnit(words, i) || bracketed(passage, words, i)))
                passage.claim(kind(), words.from(i), words.to(i));
            int of = OF_AGE.after(words, i);
            int be = TO_BE.after(words, i);
            int have = TO_HAVE.after(words, i);
            int after = Math.max(of, Math.max(be, have));
            if (after < said || after < 0) continue;
            said = after;
            aged = of == after && !ERAS.contains(words.word(i - 1));
            being = be == after;
            having = have == after;
        }
    }

    /// A number of years that a person may have: no part of an amount, a date, a time, a ratio.
    private static boolean isNumber(Passage passage, Wording words, int word) {
        if (!words.digits(word) || words.length(word) > 3) return false;
        char before = passage.at(words.from(word) - 1);
        if (Glyphs.isWord(before) || ".,-/:$€£#+'_[".indexOf(before) >= 0) return false;
        int age = Dates.number(words, word);
        return age >= 1 && age <= OLDEST;
    }

    /// Whether "years old" follows, of a person.
    private static boolean byUnit(Wording words, int word) {
        int after = words.gap(word + 1, " -") || words.from(word + 1) == words.to(word)
                ? YEARS_OF_AGE.after(words, word + 1)
                : -1;
        if (after < 0 || (words.capital(word + 1) && words.word(word + 1).startsWith("y"))) return false;
        boolean thing = false;
        for (int i = after; i < after + 2 && words.gap(i, " -"); i++) thing |= THINGS.contains(words.word(i));
        String verb = words.word(word - 1);
        boolean copula = COPULAS.contains(verb);
        for (int i = word - 1; copula && i >= word - 4; i--)
            thing |= THINGS.contains(words.word(i)) || NO_PERSON.contains(words.word(i));
        thing |= verb.equals("it's");
        return !thing;
    }

    /// `(23F)`, as in forums.
    private static boolean bracketed(Passage passage, Wording words, int word) {
        String sex = words.word(word + 1);
        int end = words.to(word + 1);
        return (sex.equals("f") || sex.equals("m"))
                && words.from(word + 1) == words.to(word)
                && "([".indexOf(passage.at(words.from(word) - 1)) >= 0
                && ")]".indexOf(passage.at(end)) >= 0;
    }

    /// Whether a number after "age" or "aged" is one: no range, and no whisky's.
    private static boolean lead(Passage passage, Wording words, int word) {
        if (!words.gap(word, " :=\t") || passage.at(words.to(word)) == '+') return false;
        String next = words.word(word + 1);
        boolean fits = SPANS.contains(next) ? !PARTS.contains(words.word(word + 2)) : !RANGES.contains(next);
        return fits && stands(passage, words, word, Set.of());
    }

    /// Whether years follow that somebody has, and not of experience.
    private static boolean years(Wording words, int word) {
        return YEARS.after(words, word + 1) > 0 && !EXPERIENCE.contains(words.word(word + 2));
    }

    /// Whether this is all that somebody is said to be.
    private static boolean is(Passage passage, Wording words, int word) {
        return Dates.number(words, word) >= YOUNGEST_WITHOUT_UNIT
                && words.spaced(word)
                && subject(words, word)
                && stands(passage, words, word, GOES_ON);
    }

    /// What turns may be a page.
    private static boolean subject(Wording words, int word) {
        return !words.word(word - 1).startsWith("turn") || !PAGES.contains(words.word(word - 2));
    }

    /// Whether the sentence ends after the number, or goes on with one of these words.
    private static boolean stands(Passage passage, Wording words, int word, Set<String> goesOn) {
        int end = words.to(word);
        char after = passage.at(end);
        if (after == '\n') return true;
        if (".,;!?)\"".indexOf(after) >= 0) return !Character.isLetterOrDigit(passage.at(end + 1));
        if (after == '-' || after == ' ')
            return passage.at(end + 1) == '-'
                    || goesOn.isEmpty()
                    || (words.spaced(word + 1)
                            ? goesOn.contains(words.word(word + 1))
                            : "([:-".indexOf(passage.at(end + 1)) >= 0);
        return false;
    }
}
