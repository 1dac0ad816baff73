package dev.heed.privacy;

import java.lang.Character.UnicodeScript;

/// Characters as a reader sees them: what looks alike is made alike before anything is searched for.
final class Glyphs {
    /// What [#fold] answers for a character that nobody sees.
    static final int INVISIBLE = -1;

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFF01 - '!';

    private Glyphs() {}

    /// The ASCII character that a non-ASCII code point stands for, the code point itself if for none, or [#INVISIBLE].
    /// Full-width forms (Unicode block FF00), digits of every script, the dashes and spaces of General Punctuation.
    /// Nobody sees controls other than those that set lines and gaps, and what Unicode lets a font ignore.
    static int fold(int codePoint) {
        if (codePoint < 0x7F) return codePoint >= ' ' || "\t\n\r".indexOf(codePoint) >= 0 ? codePoint : INVISIBLE;
        if (codePoint < 0xA0) return INVISIBLE;
        if (codePoint >= FULL_WIDTH_FIRST && codePoint <= FULL_WIDTH_LAST) return codePoint - FULL_WIDTH_SHIFT;
        return switch (codePoint) {
            case 0x00AD, 0x034F, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F -> INVISIBLE;
            case 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0xFE0E, 0xFE0F, 0xFEFF -> INVISIBLE;
            case 0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F, 0xFFF9, 0xFFFA, 0xFFFB, 0xFFFC -> INVISIBLE;
            case 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069 -> INVISIBLE;
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63 -> '-';
            case 0x00A0, 0x1680, 0x202F, 0x205F, 0x3000 -> ' ';
            case 0x2018, 0x2019 -> '\'';
            case 0x201C, 0x201D -> '"';
            case 0xFE6B -> '@';
            // domains are written with these as well (RFC 3490, section 3.1)
            case 0x3002, 0xFF61 -> '.';
            default -> foldOther(codePoint);
        };
    }

    private static int foldOther(int codePoint) {
        if (codePoint >= 0x2000 && codePoint <= 0x200A) return ' ';
        boolean musical = codePoint >= 0x1D173 && codePoint <= 0x1D17A;
        boolean tag = codePoint >= 0xE0000 && codePoint <= 0xE0FFF;
        if (musical || tag) return INVISIBLE;
        return Character.isDigit(codePoint) ? '0' + Character.digit(codePoint, 10) : codePoint;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || isAsciiLetter(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
    }

    /// Alphabet of base64url (RFC 4648, section 5), which most tokens keep to.
    static boolean isToken(char c) {
        return isAlphanumeric(c) || c == '_' || c == '-';
    }

    /// Letters, digits and marks of any script.
    static boolean isWord(char c) {
        return c < 0x80 ? isAlphanumeric(c) : Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /// A letter of a script that sets no spaces between words, or hangs its particles on the word before.
    static boolean isUnspaced(int c) {
        if (c < 0x0E00) return false;
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /// The name in lower case, without what joins its words: `API_Key` and `api-key` are one name.
    static String lettersOf(String name) {
        var letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.') letters.append(Character.toLowerCase(c));
        }
        return letters.toString();
    }
}
