package dev.heed.sentiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// A text as VADER reads it: its words in order, without punctuation at their ends unless they are
/// emoticons, and its marks of emphasis.
///
/// @param text the text itself without emoji and placeholders
/// @param words as written, emoji put into words; an empty one stands for a placeholder
/// @param lower the same in lower case
/// @param shouting which words are in capitals
/// @param mixed whether some words are in capitals and some are not, so that capitals mean something
record Words(String text, List<String> words, List<String> lower, BitSet shouting, boolean mixed) {
    /// What is left of a word without punctuation is an emoticon's mouth rather than a word, if it is
    /// this short.
    private static final int MOUTH = 2;

    static Words of(String comment, List<String> placeholders) {
        List<String> words = new ArrayList<>();
        for (String token : tokens(Emoji.inWords(comment))) words.add(holds(token, placeholders) ? "" : bare(token));
        List<String> lower =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        BitSet shouting = new BitSet(words.size());
        for (int i = 0; i < words.size(); i++) shouting.set(i, isUpper(words.get(i)));
        int loud = shouting.cardinality();
        String text = Emoji.without(comment);
        for (String placeholder : placeholders) text = text.replace(placeholder, " ");
        return new Words(text, words, lower, shouting, loud > 0 && loud < words.size());
    }

    /// What stands between white space.
    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            int start = at;
            while (at < text.length() && !isSpace(text.charAt(at))) at++;
            if (at > start) tokens.add(text.substring(start, at));
        }
        return tokens;
    }

    /// The words that a person wrote, in lower case: without those that emoji were put into.
    List<String> written() {
        return tokens(text).stream()
                .map(token -> bare(token).toLowerCase(Locale.ROOT))
                .toList();
    }

    int size() {
        return words.size();
    }

    /// How often a mark stands in the text, counted no further than `most`.
    int count(char mark, int most) {
        int count = 0;
        for (int at = text.indexOf(mark); at >= 0 && count < most; at = text.indexOf(mark, at + 1)) count++;
        return count;
    }

    private static boolean holds(String token, List<String> placeholders) {
        return token.indexOf('[') >= 0 && placeholders.stream().anyMatch(token::contains);
    }

    /// The token without ASCII punctuation at its ends; the token itself where that leaves next to
    /// nothing.
    private static String bare(String token) {
        int start = 0;
        int end = token.length();
        while (start < end && isPunctuation(token.charAt(start))) start++;
        while (end > start && isPunctuation(token.charAt(end - 1))) end--;
        return token.codePointCount(start, end) <= MOUTH ? token : token.substring(start, end);
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /// Whether a word has letters with a case, and all of them are capitals.
    private static boolean isUpper(String word) {
        boolean upper = false;
        for (int at = 0; at < word.length(); at += Character.charCount(word.codePointAt(at))) {
            int letter = word.codePointAt(at);
            if (Character.isLowerCase(letter) || Character.isTitleCase(letter)) return false;
            upper |= Character.isUpperCase(letter);
        }
        return upper;
    }
}
