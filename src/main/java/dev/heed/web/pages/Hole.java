package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// What stands in a card in place of its content: why, and what may be done.
///
/// @param link where more is to be seen; `null` for nowhere
/// @param label what that link says
record Hole(String title, String said, @Nullable String link, String label) {
    Hole(String title, String said) {
        this(title, said, null, "");
    }

    /// Where nothing was counted.
    ///
    /// @param wider the same page of all times; `null` if it is that already
    static Hole nothing(String noun, @Nullable String wider) {
        if (wider == null) return new Hole("No " + noun, "Nothing has come in yet that these filters mean.");
        return new Hole(
                "No " + noun + " in this period", "Widen the period, or take a filter away.", wider, "All time");
    }
}
