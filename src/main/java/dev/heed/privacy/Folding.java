package dev.heed.privacy;

/// A text as a reader sees it: each character folded ([Glyphs]), references of HTML and percent-escapes
/// resolved ([Escapes]), invisible ones gone; and for each the place in the original that it stands for.
///
/// An escape is resolved when its last character has been read, in what was read so far: so one within
/// another (`%2540`, `&amp;#64;`) is resolved as well, and every character is looked at a bounded number
/// of times. What an escape means depends on itself, the character before and the escape behind it, so
/// it means the same when something around it has been replaced by a placeholder.
final class Folding {
    private final String original;
    private final char[] seen;
    private final int[] begins;
    private final int[] ends;
    private int length;

    /// Where something begins on which the escape before it, at `leaning`, depends: not to be replaced
    /// without that.
    private int leaner = -1;

    private int leaning;

    Folding(String original) {
        this.original = original;
        this.seen = new char[original.length()];
        this.begins = new int[original.length()];
        this.ends = new int[original.length()];
        int end;
        for (int i = 0; i < original.length(); i = end) {
            long sequence = Escapes.utf8(original, i);
            int codePoint = sequence > 0 ? (int) sequence : original.codePointAt(i);
            end = i + (sequence > 0 ? (int) (sequence >> 32) : Character.charCount(codePoint));
            put(codePoint, sequence > 0 ? replaced(i) : i, end);
            resolve();
        }
    }

    private int replaced(int begin) {
        return begin == leaner ? leaning : begin;
    }

    private void put(int codePoint, int begin, int end) {
        int folded = Glyphs.fold(codePoint);
        if (folded == Glyphs.INVISIBLE) return;
        if (folded <= Character.MAX_VALUE) {
            put((char) folded, begin, end);
        } else {
            put(Character.highSurrogate(folded), begin, end);
            put(Character.lowSurrogate(folded), Math.max(begin, end - 1), end);
        }
    }

    private void put(char c, int begin, int end) {
        seen[length] = c;
        begins[length] = begin;
        ends[length++] = end;
    }

    /// Puts what an escape stands for in its place, as long as one ends where the reading has come to.
    private void resolve() {
        while (length > 0) {
            int from = Escapes.begin(seen, length);
            if (from < 0) return;
            int begin = begins[from];
            int end = ends[length - 1];
            int replaced = replaced(begin);
            if (seen[from] == '%' && Escapes.isWildcard(original, begin)) {
                if (!Escapes.goesOn(original, end)) return;
                leaner = end;
                leaning = begin;
            }
            int codePoint = Escapes.meaning(seen, from, length);
            length = from;
            put(codePoint, replaced, end);
            if (length == from) return; // it stood for nothing visible
        }
    }

    int length() {
        return length;
    }

    /// The characters seen, [#length] of them; the caller may change them.
    char[] seen() {
        return seen;
    }

    /// Where in the original what is seen here begins.
    int begin(int i) {
        return begins[i];
    }

    /// Where in the original what is seen here ends. Invisible characters that follow stay outside.
    int end(int i) {
        return ends[i];
    }

    String text() {
        return new String(seen, 0, length);
    }
}
