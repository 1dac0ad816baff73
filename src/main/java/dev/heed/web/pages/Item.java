package dev.heed.web.pages;

import java.util.List;

/// What the votes say of one item.
///
/// @param about what it is: its type and name, and the period
/// @param votes where all of them are listed
record Item(
        String title,
        String about,
        List<Cut> cuts,
        FilterBar filters,
        List<Tile> tiles,
        Card<Chart> rating,
        Card<BarList> ratings,
        Card<Steps> steps,
        Card<BarList> reasons,
        Card<Comments> comments,
        String votes,
        String slots)
        implements Page {
    Item {
        cuts = List.copyOf(cuts);
        tiles = List.copyOf(tiles);
    }

    @Override
    public Section section() {
        return Section.MEDIA;
    }

    /// What people said of it, the newest first.
    record Comments(String sentence, List<Comment> all) {
        Comments {
            all = List.copyOf(all);
        }
    }

    /// What somebody said of it, as it is stored.
    ///
    /// @param stars in words; empty if none were given
    /// @param time in words
    /// @param moment the same, for programs
    record Comment(String text, String stars, String time, String moment, String link) {}
}
