package dev.heed.privacy;

import java.lang.Character.UnicodeScript;

/// The first part of a text, cut where a word ends.
///
/// A word is a run of characters without a space between them, and one that would be cut in half is left out: half an
/// address or half a placeholder is worse than none. In scripts that set no spaces at all each character is a word; its
/// marks stay with it.
final class Beginning {
    private Beginning() {}

    /// The text, if it is no longer than so many code points; else as many of its words as are, without spaces at the
    /// end.
    static String of(String text, int most) {
        if (text.length() <= most || text.codePointCount(0, text.length()) <= most) return text;
        int end = text.offsetByCodePoints(0, most);
        while (end > 0 && !betweenWords(text, end)) end -= Character.charCount(text.codePointBefore(end));
        while (end > 0 && isSpace(text.codePointBefore(end))) end -= Character.charCount(text.codePointBefore(end));
        return text.substring(0, end);
    }

    private static boolean betweenWords(String text, int at) {
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at);
        return isSpace(before) || isSpace(after) || (isAlone(after) && standsAlone(text, at));
    }

    /// Whether what ends here is a character that is a word of its own, with its marks.
    private static boolean standsAlone(String text, int end) {
        int at = end;
        while (at > 0) {
            int before = text.codePointBefore(at);
            if (!isMark(before)) return isAlone(before);
            at -= Character.charCount(before);
        }
        return false;
    }

    private static boolean isAlone(int character) {
        return Character.isLetter(character)
                && Glyphs.isUnspaced(character)
                && UnicodeScript.of(character) != UnicodeScript.HANGUL;
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
