package dev.heed.web.pages;

import java.util.List;

/// What became of what was shown.
///
/// @param period in words, with the place whose clocks are meant, and since when there is something to know
/// @param models each with what became of what it chose
record Recommendations(
        String period,
        FilterBar filters,
        List<Tile> tiles,
        Card<Steps> steps,
        Card<Duel> duel,
        Card<Chart> calibration,
        Card<Chart> positions,
        Card<Models> models)
        implements Page {
    Recommendations {
        tiles = List.copyOf(tiles);
    }

    @Override
    public String title() {
        return "Recommendations";
    }

    @Override
    public Section section() {
        return Section.RECOMMENDATIONS;
    }

    /// The models that chose what was shown.
    ///
    /// @param selected what the scale of the share selected spans, in words
    /// @param liked the same, of the share liked
    record Models(String sentence, String selected, String liked, List<Model> rows) {
        Models {
            rows = List.copyOf(rows);
        }
    }

    /// One model.
    ///
    /// @param link this page about it alone
    /// @param starsOf how many ratings the mean is of
    record Model(
            String name, String link, Cell shown, Steps.Step selected, Steps.Step liked, Cell stars, String starsOf) {}
}
