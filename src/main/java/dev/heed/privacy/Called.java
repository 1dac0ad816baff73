package dev.heed.privacy;

import java.util.Locale;
import java.util.Set;

/// Numbers that nothing but their name tells: `passport no. C01X00T47`. Looks from the name onwards, over a few words
/// that lead to a number, to the first that is written as one of this name is.
final class Called {
    /// Characters from the name to the number: enough for "passport, issued in France, has the number".
    private static final int REACH = 60;

    private static final int TELLING_DIGITS = 4;

    private static final Set<String> LEADING = Set.of("""
            number numbers no nr num nro nº n id code is was are the my his her their our its this
            it's reads holder issued valid british french german american us usa uk as of for with and on
            ending nummer lautet ist die der das mein meine lautete numéro est le la de du mon ma
            número numero es mi è il mio nummeret het mijn til jest mój meu minha é o a номер number's
            please check new old current
            """.strip().split("\\s+"));

    private Called() {}

    /// How a number is written.
    @FunctionalInterface
    interface Form {
        /// Where the number that begins here ends; -1 if none does.
        int end(Passage passage, int from);
    }

    /// @param unknown how many words may stand between that nobody has thought of
    static void find(Passage passage, Phrases names, int unknown, Form form, PersonalData kind) {
        Wording words = passage.words();
        for (int i = 0; i < words.count(); i++) {
            int after = names.after(words, i);
            if (after < 0) continue;
            claim(passage, words.to(after - 1), unknown, form, kind);
            i = after - 1;
        }
    }

    private static void claim(Passage passage, int name, int unknown, Form form, PersonalData kind) {
        int left = unknown;
        int next;
        for (int i = name; i < Math.min(passage.length(), name + REACH); i = next) {
            char c = passage.at(i);
            next = i + 1;
            if (c == Passage.CLAIMED || "?!;".indexOf(c) >= 0 || (c == '\n' && passage.at(i + 1) == '\n')) return;
            if (!Glyphs.isWord(c)) continue;
            int end = form.end(passage, i);
            if (end >= 0 && !Glyphs.isWord(passage.at(i - 1))) {
                passage.claim(kind, i, end);
                return;
            }
            while (next < passage.length() && Glyphs.isWord(passage.at(next))) next++;
            if (digits(passage, i, next) >= TELLING_DIGITS) return;
            if (!LEADING.contains(passage.text(i, next).toLowerCase(Locale.ROOT)) && --left < 0) return;
        }
    }

    static int digits(Passage passage, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) if (Glyphs.isDigit(passage.at(i))) digits++;
        return digits;
    }

    /// Where what is written like this ends, `0` for a digit, `A` for a letter, `X` for either, and all else for
    /// itself; -1 if it does not begin here, or goes on.
    static int written(Passage passage, int from, String template) {
        for (int i = 0; i < template.length(); i++) {
            char c = passage.at(from + i);
            boolean fits = switch (template.charAt(i)) {
                case '0' -> Glyphs.isDigit(c);
                case 'A' -> Glyphs.isAsciiLetter(c);
                case 'X' -> Glyphs.isAlphanumeric(c);
                default -> c == template.charAt(i);
            };
            if (!fits) return -1;
        }
        int end = from + template.length();
        return ends(passage, end) ? end : -1;
    }

    /// Whether a number may end here: no letter or digit follows, also not behind a dash, a point or a slash.
    static boolean ends(Passage passage, int end) {
        char after = passage.at(end);
        return !Glyphs.isWord(after) && !("-./".indexOf(after) >= 0 && Glyphs.isDigit(passage.at(end + 1)));
    }

    /// Letters and digits with single blanks or dashes between, as far as they go.
    /// A word in lower case is no group.
    static int grouped(Passage passage, int from, String between) {
        int end = from;
        while (Glyphs.isAlphanumeric(passage.at(end))
                || (between.indexOf(passage.at(end)) >= 0
                        && Glyphs.isDigit(passage.at(end + 1))
                        && !Character.isLowerCase(passage.at(end - 1)))) end++;
        return end;
    }
}
