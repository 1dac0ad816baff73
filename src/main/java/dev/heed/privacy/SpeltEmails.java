package dev.heed.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.validator.routines.DomainValidator;
import org.jspecify.annotations.Nullable;

/// E-mail addresses spelt out so that only people understand them: `anna (at) example (dot) com`,
/// `anna[at]example.com`, `anna at example dot com`, `anna @ example . com`. The domain ends in one of
/// IANA's top-level domains.
///
/// A sign in brackets, or in capital letters, is enough. The bare word is mostly a preposition ("look at
/// this dot com bubble"), so it counts only after a word that does not stand before one, and with
/// something more to it: a full stop that is spelt, too; a made-up local part; a large mail provider; or
/// talk of mail before.
final class SpeltEmails implements Detector {
    private static final DomainValidator DOMAINS = DomainValidator.getInstance();
    private static final int MOST_LABELS = 8;
    private static final int REACH = 40;
    private static final int MOST_WORDS = 5;

    private static final Set<String> MAIL = Set.of(
            "mail",
            "mails",
            "email",
            "emails",
            "gmail",
            "address",
            "adresse",
            "write",
            "schreib",
            "schreibt",
            "schreiben",
            "correo",
            "courriel",
            "posta",
            "indirizzo",
            "endereço",
            "contact",
            "kontakt",
            "reach");
    private static final Set<String> PROVIDERS = Set.of(
            "gmail",
            "googlemail",
            "yahoo",
            "ymail",
            "hotmail",
            "outlook",
            "live",
            "msn",
            "icloud",
            "aol",
            "gmx",
            "proton",
            "protonmail",
            "mail",
            "email",
            "fastmail",
            "zoho",
            "yandex",
            "qq",
            "163",
            "126",
            "orange",
            "wanadoo",
            "laposte",
            "libero",
            "freenet",
            "posteo",
            "mailbox");

    /// What stands before the preposition.
    private static final Set<String> COMMON = Set.of("""
            a an the this that these those i me us him her them you it we they he she my our your is are was were be
            been am do did done does have has had not just only even now here there then today tonight tomorrow and or but
            so if as in on up out off over back down look looks looking looked meet meets meeting met work works working
            worked shop shops shopping buy bought available find finds found visit arrive arrived arrives live lives living
            lived stay stayed staying go goes going went see seen saw read watch watched start starts started begin begins
            order ordered ordering sell sells sold hosted located based published posted listed registered register sign
            login log download downloads learn more most less page pages site sites website websites store stores docs
            news online free sale sales employee employees engineer engineers manager ceo job jobs someone everyone anyone
            somebody everybody people guys anything something everything nothing one ones thing things stuff book books
            aimed aim pointing point hi hello once best worst least first last home school night good bad great mad angry
            laugh laughing smile shout yell scream talk speak speaking hosting running runs ran run stop stopped price
            prices priced deal deals what where who how when why which""".strip().split("\\s+"));

    private static final String[] DOTS = {"dot", "punkt", "."};

    /// Words that say something else as well ("at every point in space"): in brackets only.
    private static final String[] BRACKETED_DOTS = {"point", "punto", "ponto", "pt", "d"};

    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";

    @Override
    public PersonalData kind() {
        return PersonalData.EMAIL;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.at() || signs.has('@');
    }

    @Override
    public void find(Passage passage) {
        for (int i = 1; i < passage.length(); i++) {
            int word = passage.at(i) == '@' ? 1 : passage.looksAtAnyCase(i, "at") ? 2 : 0;
            if (word == 0 || Glyphs.isWord(passage.at(i - 1)) || Glyphs.isWord(passage.at(i + word))) continue;
            int to = claim(passage, i, i + word);
            if (to > 0) i = to - 1;
        }
    }

    /// Where something that stands between two names is, with the gaps around it.
    private record Joint(int from, int to, boolean bracketed) {}

    /// A word with what sets it off: brackets, or spaces on both sides; null if nothing does.
    private static @Nullable Joint joint(Passage passage, int from, int to) {
        int left = passage.at(from - 1) == ' ' ? from - 1 : from;
        int right = passage.at(to) == ' ' ? to + 1 : to;
        int bracket = OPENING.indexOf(passage.at(left - 1));
        boolean bracketed = bracket >= 0 && passage.at(right) == CLOSING.charAt(bracket);
        if (!bracketed) return left < from && right > to ? new Joint(left, right, false) : null;
        left--;
        right++;
        if (passage.at(left - 1) == ' ') left--;
        if (passage.at(right) == ' ') right++;
        return new Joint(left, right, true);
    }

    /// The spelt full stop that begins here, with its gaps; a plain one counts, too. Null if none does.
    private static @Nullable Joint dot(Passage passage, int from) {
        int word = from;
        while (word < from + 3 && (passage.at(word) == ' ' || OPENING.indexOf(passage.at(word)) >= 0)) word++;
        Joint dot = dot(passage, from, word, DOTS);
        if (dot != null) return dot;
        dot = dot(passage, from, word, BRACKETED_DOTS);
        if (dot != null && dot.bracketed()) return dot;
        return passage.at(from) == '.' ? new Joint(from, from + 1, false) : null;
    }

    private static @Nullable Joint dot(Passage passage, int from, int word, String[] dots) {
        for (String dot : dots) {
            if (!passage.looksAtAnyCase(word, dot)) continue;
            Joint joint = joint(passage, word, word + dot.length());
            if (joint != null && joint.from() == from) return joint;
        }
        return null;
    }

    /// Claims the address around this sign if there is one; answers its end, or -1.
    private int claim(Passage passage, int sign, int after) {
        Joint at = joint(passage, sign, after);
        if (at == null) return -1;
        int from = localPart(passage, at.from());
        if (from == at.from()) return -1;
        int to = domain(passage, at.to());
        if (to < 0 || !(at.bracketed() || isMeant(passage, sign, from, at, to))) return -1;
        passage.claim(kind(), from, to);
        return to;
    }

    /// Where the local part that ends here begins, with `anna dot schmidt`; the place itself if there is
    /// none.
    private static int localPart(Passage passage, int end) {
        int from = word(passage, end);
        for (int i = 0; i < MOST_LABELS && from < end; i++) {
            int dot = passage.at(from - 1) == ' ' ? dotBefore(passage, from - 1) : -1;
            if (dot < 0) break;
            int next = word(passage, dot);
            if (next == dot) break;
            from = next;
        }
        while (from < end && !Glyphs.isWord(passage.at(from)) && passage.at(from) != '_') from++;
        return from;
    }

    /// Where ` dot`, ` (dot)` or ` [dot]` before a space begins; -1 if it does not stand there.
    private static int dotBefore(Passage passage, int space) {
        for (int length : new int[] {4, 6}) {
            Joint dot = dot(passage, space - length);
            if (passage.at(space - length) == ' ' && dot != null && dot.to() == space + 1) return dot.from();
        }
        return -1;
    }

    private static int word(Passage passage, int end) {
        int from = end;
        while (end - from < 64 && isLocal(passage.at(from - 1))) from--;
        return isLocal(passage.at(from - 1)) ? end : from;
    }

    private static boolean isLocal(char c) {
        return (Glyphs.isWord(c) && !Glyphs.isUnspaced(c)) || "._%+-".indexOf(c) >= 0;
    }

    /// Where the domain that begins here ends; -1 if this is none.
    private static int domain(Passage passage, int from) {
        int ends = -1;
        int label = from;
        for (int labels = 0; labels < MOST_LABELS; labels++) {
            int end = label;
            while (end - label < 64 && isLabel(passage.at(end))) end++;
            if (end == label || isLabel(passage.at(end))) return ends;
            if (labels > 0 && end - label > 1 && DOMAINS.isValidTld(passage.text(label, end))) ends = end;
            Joint dot = dot(passage, end);
            if (dot == null) return ends;
            label = dot.to();
        }
        return ends;
    }

    private static boolean isLabel(char c) {
        return (Glyphs.isWord(c) && !Glyphs.isUnspaced(c)) || c == '-';
    }

    /// Whether a bare word is the sign of an address.
    private static boolean isMeant(Passage passage, int sign, int from, Joint at, int to) {
        String local = passage.text(from, at.from());
        String domain = passage.text(at.to(), to);
        if (COMMON.contains(lower(local)) || COMMON.contains(lower(firstWord(domain)))) return false;
        boolean capital =
                passage.at(sign) == 'A' && passage.at(sign + 1) == 'T' && !local.equals(local.toUpperCase(Locale.ROOT));
        boolean spelt = domain.indexOf(' ') >= 0;
        boolean madeUp = !local.chars().allMatch(Character::isLetter);
        return capital || spelt || madeUp || PROVIDERS.contains(lower(firstWord(domain))) || isAboutMail(passage, from);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String firstWord(String domain) {
        int end = 0;
        while (end < domain.length() && isLabel(domain.charAt(end))) end++;
        return domain.substring(0, end);
    }

    private static boolean isAboutMail(Passage passage, int from) {
        List<String> words = passage.wordsBefore(from, REACH);
        return words.stream().limit(MOST_WORDS).anyMatch(MAIL::contains);
    }
}
