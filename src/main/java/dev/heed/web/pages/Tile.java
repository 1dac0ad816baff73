package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A key figure: its value, what changed, its course, and what it is of.
///
/// @param link where the votes behind it are
/// @param unit small, after the value; may be empty
/// @param change `null` where there is nothing to compare
/// @param basis the interval, then the counts
record Tile(
        String title,
        @Nullable String link,
        Cell value,
        String unit,
        @Nullable Change change,
        @Nullable Spark spark,
        List<String> basis) {
    Tile {
        basis = List.copyOf(basis);
    }

    /// How it stands against the time before.
    ///
    /// @param trend `up`, `down`, or `flat` where no change is claimed
    /// @param words the change itself, with its sign
    /// @param was the value of the time before
    record Change(String trend, String words, String was) {}
}
