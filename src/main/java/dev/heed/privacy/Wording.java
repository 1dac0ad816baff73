package dev.heed.privacy;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of a passage with their places: runs of letters, apostrophes within them, and runs of digits. A snapshot:
/// what is claimed later still stands in it as a place, so read on behind what you claim.
final class Wording {
    private static final int WIDEST_GAP = 8;

    private final Passage passage;
    private int count;
    private int[] froms = new int[32];
    private int[] tos = new int[32];
    private final @Nullable String[] lowers;

    Wording(Passage passage) {
        this.passage = passage;
        int to;
        for (int from = 0; from < passage.length(); from = to) {
            char c = passage.at(from);
            to = from + 1;
            if (!Glyphs.isWord(c)) continue;
            if (Glyphs.isDigit(c)) while (Glyphs.isDigit(passage.at(to))) to++;
            else while (goesOn(to)) to++;
            add(from, to);
        }
        this.lowers = new @Nullable String[count];
    }

    private boolean goesOn(int i) {
        char c = passage.at(i);
        return (Glyphs.isWord(c) && !Glyphs.isDigit(c)) || (c == '\'' && Character.isLetter(passage.at(i + 1)));
    }

    private void add(int from, int to) {
        if (count == froms.length) {
            froms = Arrays.copyOf(froms, 2 * count);
            tos = Arrays.copyOf(tos, 2 * count);
        }
        froms[count] = from;
        tos[count++] = to;
    }

    int count() {
        return count;
    }

    /// Where the word begins; beyond the last one, the end of the passage.
    int from(int word) {
        return word < count ? froms[word] : passage.length();
    }

    int to(int word) {
        return word < 0 ? 0 : word < count ? tos[word] : passage.length();
    }

    int length(int word) {
        return to(word) - from(word);
    }

    /// The word in lower case; empty before the first and beyond the last.
    String word(int word) {
        if (word < 0 || word >= count) return "";
        String lower = lowers[word];
        if (lower == null) {
            lower = passage.text(froms[word], tos[word]).toLowerCase(Locale.ROOT);
            lowers[word] = lower;
        }
        return lower;
    }

    char first(int word) {
        return word < 0 || word >= count ? Passage.OUTSIDE : passage.at(froms[word]);
    }

    boolean capital(int word) {
        return Character.isUpperCase(first(word));
    }

    boolean digits(int word) {
        return Glyphs.isDigit(first(word));
    }

    /// Whether only such characters, and eight at most, stand between a word and the one before it.
    boolean gap(int word, String allowed) {
        if (word <= 0 || word >= count) return false;
        int from = tos[word - 1];
        if (froms[word] - from > WIDEST_GAP) return false;
        for (int i = from; i < froms[word]; i++) if (allowed.indexOf(passage.at(i)) < 0) return false;
        return true;
    }

    /// Whether blanks stand between a word and the one before.
    boolean spaced(int word) {
        return word > 0 && word < count && froms[word] > tos[word - 1] && gap(word, " \t");
    }

    /// Whether the word is the first of its line, not counting what quotes and lists begin with.
    boolean opensLine(int word) {
        int i = from(word) - 1;
        while (i >= 0 && from(word) - i < 6 && " \t>*-•\"'".indexOf(passage.at(i)) >= 0) i--;
        return passage.at(i) == '\n';
    }
}
