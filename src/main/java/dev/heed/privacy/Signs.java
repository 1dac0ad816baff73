package dev.heed.privacy;

/// What one quick look at a text tells about it: enough to know that most detectors need not run at all.
///
/// @param digits decimal digits of any script
/// @param longestToken length of the longest run of letters, digits, `_` and `-`
/// @param solid the same with `+`, `/` and `=`
/// @param dashes length of the longest run of `-`
/// @param marks which of the characters in [#MARKS] occur, as bits
/// @param at whether *at* stands as a word of its own
/// @param capitals whether some letter is upper case, or of a script that has no cases
/// @param folds whether some character stands for another, or is invisible
record Signs(
        int digits,
        int dots,
        int colons,
        int longestToken,
        int solid,
        int dashes,
        int marks,
        boolean at,
        boolean capitals,
        boolean folds) {
    private static final String MARKS = "@%=[<";
    private static final byte DIGIT = 1;
    private static final byte TOKEN = 2;
    private static final byte OTHER = 4;
    private static final byte SOLID = 8;
    private static final byte CAPITAL = 16;

    /// The word, as two characters in lower case.
    private static final int AT = 'a' << 8 | 't';

    private static final byte[] CLASSES = new byte[0x80];

    static {
        for (char c = 0; c < CLASSES.length; c++) {
            if (Glyphs.isToken(c)) CLASSES[c] |= TOKEN;
            if (Glyphs.isToken(c) || c == '+' || c == '/' || c == '=') CLASSES[c] |= SOLID;
            if (Glyphs.isDigit(c)) CLASSES[c] |= DIGIT;
            if (c >= 'A' && c <= 'Z') CLASSES[c] |= CAPITAL;
            if (c == '.' || c == '-' || c == ':' || MARKS.indexOf(c) >= 0) CLASSES[c] |= OTHER;
        }
    }

    /// Reads the text once, allocates nothing but the answer; if it may hold escapes, reads what they
    /// stand for again.
    static Signs of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '%' || c == '&') && Escapes.mayStandIn(text, i)) return look(new Folding(text).text(), true);
        }
        return look(text, false);
    }

    private static Signs look(String text, boolean folded) {
        int digits = 0;
        int dots = 0;
        int colons = 0;
        int longest = 0;
        int token = 0;
        int longestSolid = 0;
        int solid = 0;
        int longestDashes = 0;
        int dashes = 0;
        int marks = 0;
        boolean capitals = false;
        boolean folds = folded;
        boolean at = false;
        int lastTwo = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c >= 0x7F || c < ' ') {
                int codePoint = text.codePointAt(i);
                c = Glyphs.fold(codePoint);
                if (c != codePoint) folds = true;
                if (c == Glyphs.INVISIBLE) continue;
                capitals |= c >= 0x80 && Character.isLetter(c) && !Character.isLowerCase(c);
                if (codePoint > Character.MAX_VALUE) i++;
            }
            int kind = c < 0x80 ? CLASSES[c] : 0;
            if ((kind & TOKEN) == 0) {
                if (token > longest) longest = token;
                at |= token == 2 && lastTwo == AT;
                token = 0;
            } else {
                token++;
                lastTwo = (lastTwo << 8 | c | 0x20) & 0xFFFF;
            }
            solid = (kind & SOLID) == 0 ? 0 : solid + 1;
            if (solid > longestSolid) longestSolid = solid;
            if ((kind & DIGIT) != 0) digits++;
            if ((kind & CAPITAL) != 0) capitals = true;
            if (c != '-') dashes = 0;
            if ((kind & OTHER) != 0) {
                if (c == '-') longestDashes = Math.max(longestDashes, ++dashes);
                else if (c == '.') dots++;
                else if (c == ':') colons++;
                else marks |= 1 << MARKS.indexOf(c);
            }
        }
        at |= token == 2 && lastTwo == AT;
        return new Signs(
                digits,
                dots,
                colons,
                Math.max(longest, token),
                longestSolid,
                longestDashes,
                marks,
                at,
                capitals,
                folds);
    }

    /// Whether the character occurs; only asked of those in [#MARKS].
    boolean has(char mark) {
        int bit = MARKS.indexOf(mark);
        if (bit < 0) throw new IllegalStateException("not a mark: " + (int) mark);
        return (marks & 1 << bit) != 0;
    }
}
