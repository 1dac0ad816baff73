package dev.heed.privacy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Characters written as something else, so that a machine may pass them on: character references of
/// HTML (Living Standard, section 13.5, those that stand for what ASCII has or for nothing visible) and
/// percent-encoding (RFC 3986, section 2.1, of UTF-8).
final class Escapes {
    /// Longest reference looked at, from `&` to `;`: `&ZeroWidthSpace;`.
    private static final int LONGEST = 16;

    private static final int PERCENT = 3;

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("commat", (int) '@'),
            Map.entry("period", (int) '.'),
            Map.entry("amp", (int) '&'),
            Map.entry("AMP", (int) '&'),
            Map.entry("percnt", (int) '%'),
            Map.entry("num", (int) '#'),
            Map.entry("semi", (int) ';'),
            Map.entry("colon", (int) ':'),
            Map.entry("comma", (int) ','),
            Map.entry("sol", (int) '/'),
            Map.entry("quest", (int) '?'),
            Map.entry("equals", (int) '='),
            Map.entry("plus", (int) '+'),
            Map.entry("lowbar", (int) '_'),
            Map.entry("lpar", (int) '('),
            Map.entry("rpar", (int) ')'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("hyphen", (int) '-'),
            Map.entry("dash", (int) '-'),
            Map.entry("ndash", (int) '-'),
            Map.entry("minus", (int) '-'),
            Map.entry("nbsp", (int) ' '),
            Map.entry("ensp", (int) ' '),
            Map.entry("emsp", (int) ' '),
            Map.entry("thinsp", (int) ' '),
            Map.entry("shy", 0x00AD),
            Map.entry("zwnj", 0x200C),
            Map.entry("zwj", 0x200D),
            Map.entry("NoBreak", 0x2060),
            Map.entry("ZeroWidthSpace", 0x200B));

    private Escapes() {}

    /// Whether the text may hold one. Cheap; may say yes in vain.
    static boolean mayStandIn(CharSequence text, int i) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return text.charAt(i) == '%' ? Glyphs.isHex(next) : next == '#' || Glyphs.isAsciiLetter(next);
    }

    /// Where the escape that ends with the last character read began; -1 if none does.
    static int begin(char[] seen, int length) {
        char last = seen[length - 1];
        if (last == ';') return reference(seen, length);
        boolean percent = Glyphs.isHex(last)
                && length >= PERCENT
                && seen[length - PERCENT] == '%'
                && isText(meaning(seen, length - PERCENT, length));
        return percent ? length - PERCENT : -1;
    }

    private static int reference(char[] seen, int length) {
        for (int i = length - 2; i >= Math.max(0, length - LONGEST); i--) {
            if (seen[i] == '&') return meaning(seen, i, length) > 0 ? i : -1;
            if (!Glyphs.isAlphanumeric(seen[i]) && seen[i] != '#') return -1;
        }
        return -1;
    }

    /// The code point that an escape stands for; -1 if none.
    static int meaning(char[] seen, int from, int to) {
        if (seen[from] == '%') return octet(seen[from + 1], seen[from + 2]);
        if (seen[from + 1] != '#') return named(new String(seen, from + 1, to - from - 2));
        boolean hex = (seen[from + 2] | 0x20) == 'x';
        int value = 0;
        int first = from + (hex ? 3 : 2);
        for (int i = first; i < to - 1; i++) {
            int digit = Character.digit(seen[i], hex ? 16 : 10);
            if (digit < 0) return -1;
            value = value * (hex ? 16 : 10) + digit;
            if (value > Character.MAX_CODE_POINT) return -1;
        }
        return to - 1 > first && isText(value) ? value : -1;
    }

    private static int named(String name) {
        @Nullable Integer codePoint = NAMED.get(name);
        return codePoint == null ? -1 : codePoint;
    }

    private static int octet(char high, char low) {
        return Glyphs.isHex(high) && Glyphs.isHex(low) ? Character.digit(high, 16) * 16 + Character.digit(low, 16) : -1;
    }

    /// Not a control other than those that set lines and gaps, not half a pair, and not what marks a
    /// claimed place.
    private static boolean isText(int codePoint) {
        boolean control = codePoint < ' ' ? "\t\n\r".indexOf(codePoint) < 0 : codePoint >= 0x7F && codePoint < 0xA0;
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return !control && !half && codePoint != Passage.CLAIMED;
    }

    /// Whether a percent sign stands for itself: at the beginning of a word, where SQL's LIKE has it
    /// (`'%4111…'`), and where no address would. `%2B` is taken for the plus of a telephone number
    /// there, too.
    static boolean isWildcard(String original, int percent) {
        char before = percent == 0 ? ' ' : original.charAt(percent - 1);
        return (before <= ' ' || before == '\'' || before == '"')
                && !original.regionMatches(true, percent, "%2b", 0, 3);
    }

    /// Whether another escape follows.
    static boolean goesOn(String original, int at) {
        return at + PERCENT <= original.length()
                && original.charAt(at) == '%'
                && octet(original.charAt(at + 1), original.charAt(at + 2)) >= 0;
    }

    /// The code point of two to four escaped octets of UTF-8 (RFC 3629) and, in the upper half, how many
    /// characters they take; 0 if none begin here.
    static long utf8(String text, int from) {
        if (!goesOn(text, from)) return 0;
        int first = octet(text.charAt(from + 1), text.charAt(from + 2));
        int octets = first >= 0xC2 && first < 0xE0
                ? 2
                : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (octets == 0) return 0;
        int codePoint = first & (0x7F >> octets);
        for (int i = 1; i < octets; i++) {
            int at = from + i * PERCENT;
            int octet = goesOn(text, at) ? octet(text.charAt(at + 1), text.charAt(at + 2)) : 0;
            if ((octet & 0xC0) != 0x80) return 0;
            codePoint = (codePoint << 6) | (octet & 0x3F);
        }
        boolean shortest = codePoint >= (octets == 2 ? 0x80 : octets == 3 ? 0x800 : 0x10000);
        boolean valid = shortest && codePoint <= Character.MAX_CODE_POINT && isText(codePoint);
        return valid ? (((long) octets * PERCENT) << 32) | codePoint : 0;
    }
}
