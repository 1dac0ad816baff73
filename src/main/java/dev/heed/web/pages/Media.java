package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How items are liked, and all items there are.
///
/// @param period in words, with the place whose clocks are meant
record Media(
        String period,
        FilterBar filters,
        Card<Ranking> leaders,
        Card<Ranking> laggards,
        Card<BarList> types,
        Shelf shelf)
        implements Page {
    @Override
    public String title() {
        return "Media";
    }

    @Override
    public Section section() {
        return Section.MEDIA;
    }

    /// A page of the catalog.
    ///
    /// @param first back to its beginning; `null` there
    /// @param next where it goes on; `null` at the end
    record Shelf(
            String sentence,
            List<Entry> items,
            @Nullable String first,
            @Nullable String next) {
        Shelf {
            items = List.copyOf(items);
        }
    }

    /// One item of the catalog.
    record Entry(String title, String link, String id, String type, String duration) {}
}
