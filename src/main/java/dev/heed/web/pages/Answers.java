package dev.heed.web.pages;

import java.util.List;

/// How the answers of a chatbot are liked.
///
/// @param period in words, with the place whose clocks are meant
/// @param terms words that mark bad answers
/// @param models that gave the answers
record Answers(
        String period,
        List<Cut> cuts,
        FilterBar filters,
        List<Tile> tiles,
        Card<Chart> thumbs,
        Card<BarList> models,
        Card<WorstAnswers> worst,
        Card<BarList> reasons,
        Card<Terms> terms)
        implements Page {
    Answers {
        cuts = List.copyOf(cuts);
        tiles = List.copyOf(tiles);
    }

    @Override
    public String title() {
        return "Answers";
    }

    @Override
    public Section section() {
        return Section.ANSWERS;
    }

    /// Words that stand more often in bad answers than in good ones.
    record Terms(String sentence, List<Term> rows) {
        Terms {
            rows = List.copyOf(rows);
        }
    }

    /// One word.
    ///
    /// @param link where the bad answers are that hold it
    /// @param z how unlikely chance is
    record Term(String word, String link, Cell down, Cell up, Cell z) {}
}
