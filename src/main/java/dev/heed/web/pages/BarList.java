package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of few names with a bar, or a point with its interval, for each.
///
/// @param heads of all columns: the name, the bar, the value, and what follows it
/// @param level where a line crosses all rows; `null` for none
record BarList(
        String id,
        String sentence,
        List<String> heads,
        List<Bar> bars,
        @Nullable String level,
        List<String> notes) {
    BarList {
        heads = List.copyOf(heads);
        bars = List.copyOf(bars);
        notes = List.copyOf(notes);
    }

    /// One row.
    ///
    /// @param link where its votes are; `null` for nowhere
    /// @param width of the bar in per cent; `null` where it is a point
    /// @param shade of the bar
    /// @param before where the value lay in the time before
    /// @param further what follows the value
    record Bar(
            String name,
            @Nullable String link,
            @Nullable String width,
            String shade,
            @Nullable String before,
            @Nullable Point point,
            Cell value,
            List<Cell> further) {
        Bar {
            further = List.copyOf(further);
        }
    }
}
