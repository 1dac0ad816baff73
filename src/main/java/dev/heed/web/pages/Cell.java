package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// One cell of a table that a chart may be drawn from.
///
/// @param text as it is read
/// @param v the exact value; `null` where there is none, or where the text is all there is
record Cell(String text, @Nullable String v) {
    static Cell text(String text) {
        return new Cell(text, null);
    }

    static Cell exact(String text, double value) {
        return new Cell(text, Double.toString(value));
    }

    static Cell exact(String text, long value) {
        return new Cell(text, Long.toString(value));
    }

    /// A cell for what is not known.
    static Cell none() {
        return new Cell(Wording.NONE, "");
    }
}
