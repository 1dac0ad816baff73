package dev.heed.web.pages;

import java.util.List;

/// What the votes of a project say.
///
/// @param period in words, with the place whose clocks are meant
/// @param cuts how its trends may be cut
/// @param slots where two slots are compared
/// @param answers where all questions are
record Overview(
        String period,
        List<Cut> cuts,
        FilterBar filters,
        List<Tile> tiles,
        Card<Chart> rating,
        Card<Chart> thumbs,
        Card<Chart> volume,
        Card<BarList> ratings,
        Card<Steps> steps,
        Card<BarList> types,
        Card<Chart> calibration,
        Card<Chart> sentiment,
        Card<BarList> reasons,
        Card<BarList> leaders,
        Card<BarList> laggards,
        Card<WorstAnswers> worst,
        String slots,
        String answers)
        implements Page {
    Overview {
        cuts = List.copyOf(cuts);
        tiles = List.copyOf(tiles);
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public Section section() {
        return Section.OVERVIEW;
    }
}
