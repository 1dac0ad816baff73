package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of figures, which is what a chart is drawn from. The first column names its rows.
record Table(String caption, List<Column> columns, List<List<Cell>> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Cell> row : rows)
            if (row.size() != columns.size())
                throw new IllegalArgumentException("a row must have " + columns.size() + " cells, got " + row.size());
    }

    /// The head of a column.
    ///
    /// @param role what the chart takes from it: `x`, `y`, `low`, `high`, `n`, `s` (a part of a
    ///     whole), `before`, `bin`, `mark` (words over an upright
    ///     line)
    /// @param ink the colour it is drawn in, by its name in the style sheet
    /// @param series what the chart calls it
    record Column(
            String title,
            String role,
            @Nullable String ink,
            @Nullable String series) {
        Column(String title, String role) {
            this(title, role, null, null);
        }

        Column(String title, String role, String ink) {
            this(title, role, ink, null);
        }
    }
}
