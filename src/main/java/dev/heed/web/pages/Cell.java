package dev.heed.web.pages;

import dev.heed.insight.Rate;
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

    /// Every digit of a count.
    static Cell count(long count, Wording wording) {
        return exact(wording.full(count), count);
    }

    static Cell rate(@Nullable Rate rate, Wording wording) {
        return rate == null || rate.value() == null ? none() : exact(wording.rate(rate), rate.value());
    }

    /// Stars.
    static Cell mean(@Nullable Double mean, Wording wording) {
        return mean == null ? none() : exact(wording.mean(mean), mean);
    }

    /// A cell for what is not known.
    static Cell none() {
        return new Cell(Wording.NONE, "");
    }
}
