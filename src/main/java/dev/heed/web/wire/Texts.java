package dev.heed.web.wire;

/// Rules for the characters of any text: what no database column takes, and what is printable.
final class Texts {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Texts() {}

    /// Notes a NUL, or half a surrogate pair: PostgreSQL stores neither, and UTF-8 cannot write the second.
    static void check(String text, Walk walk) {
        boolean nul = false;
        boolean half = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) nul = true;
            else if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (pair) i++;
                else half = true;
            }
        }
        if (nul) walk.fault("must not hold U+0000");
        if (half) walk.fault("must not hold half a surrogate pair");
    }

    static boolean printable(String text) {
        return text.codePoints().allMatch(Texts::printable);
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
