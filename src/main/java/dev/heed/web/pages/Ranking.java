package dev.heed.web.pages;

import dev.heed.insight.Rate;
import dev.heed.insight.Standings;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Items in the order of how they are liked, with what the order goes by.
///
/// @param scale what the scale of means spans, in words
/// @param level where the mean of all lies on it
record Ranking(
        String id, String sentence, String scale, @Nullable String level, List<Place> places) {
    Ranking {
        places = List.copyOf(places);
    }

    /// One item.
    ///
    /// @param mean of its ratings
    /// @param adjusted the same, pulled to the mean of all
    /// @param completionOf how many of how many; empty where nobody said
    /// @param againOf the same
    record Place(
            String title,
            String link,
            String type,
            Cell votes,
            Cell ratings,
            @Nullable Point point,
            Cell mean,
            Cell adjusted,
            Cell completion,
            String completionOf,
            Cell again,
            String againOf) {}

    /// The best.
    static Card<Ranking> leaders(Standings standings, Study study) {
        Wording wording = study.wording();
        String sentence = "Of " + wording.many(standings.items(), "item") + " with a rating, in the order of means"
                + " pulled to that of all, " + wording.mean(standings.stars().mean()) + ", as if by "
                + standings.priorVotes() + " votes: few votes make no extreme.";
        return of("Leaders", "leaders", sentence, standings, standings.leaders(), "", study);
    }

    /// The worst.
    static Card<Ranking> laggards(Standings standings, Study study) {
        String sentence = "The same order from its end. The dashed line is the mean of all.";
        return of("Laggards", "laggards", sentence, standings, standings.laggards(), "low", study);
    }

    private static Card<Ranking> of(
            String title,
            String id,
            String sentence,
            Standings standings,
            List<Standings.Standing> items,
            String shade,
            Study study) {
        Wording wording = study.wording();
        if (standings.items() == 0) return Card.empty(title, Hole.nothing("ratings", study.wider()));
        if (items.isEmpty())
            return Card.empty(title, new Hole("Too few items", "All that have a rating are among the leaders."));
        Scale scale = Lister.scale(Stream.concat(standings.leaders().stream(), standings.laggards().stream())
                .map(Standings.Standing::stars)
                .toList());
        Double all = standings.stars().mean();
        List<Place> places = items.stream()
                .map(one -> new Place(
                        one.title(),
                        study.item(one.mediaId()).toString(),
                        one.type(),
                        Cell.count(one.votes(), wording),
                        Cell.count(one.stars().n(), wording),
                        one.stars().mean() == null ? null : Point.of(one.stars().mean(), one.stars(), scale, shade),
                        Cell.mean(one.stars().mean(), wording),
                        Cell.mean(one.adjusted(), wording),
                        Cell.rate(one.completion(), wording),
                        base(one.completion(), wording),
                        Cell.rate(one.again(), wording),
                        base(one.again(), wording)))
                .toList();
        return Card.full(
                title,
                new Ranking(
                        id,
                        sentence,
                        wording.decimal(scale.low(), 0) + " to " + wording.decimal(scale.high(), 0) + " stars",
                        all == null ? null : scale.at(all),
                        places));
    }

    private static String base(Rate rate, Wording wording) {
        return rate.of() == 0 ? "" : wording.of(rate);
    }
}
