package dev.heed.web.pages;

import dev.heed.insight.Labels;
import dev.heed.insight.Mean;
import dev.heed.insight.Rate;
import dev.heed.insight.Ratings;
import dev.heed.insight.Standings;
import dev.heed.insight.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the lists of few names.
///
/// @param wider the same page of all times; `null` if it is that already
/// @param votes where the votes behind them are listed
/// @param item where an item has its page
record Lister(
        Wording wording, Sentences sentences, @Nullable String wider, Address votes, Function<String, Address> item) {
    /// How many names of the time before are asked for: what leads now may have come last then.
    static final int ALL = Integer.MAX_VALUE;

    private static final double LEAST_STARS = 1;
    private static final double MOST_STARS = 5;

    /// How often each rating was given.
    ///
    /// @param before `null` where there is no time before
    Card<BarList> ratings(Ratings ratings, @Nullable Ratings before, Summary summary) {
        String title = "Ratings";
        List<Ratings.StarCount> stars = ratings.stars();
        long all = total(stars);
        if (all == 0) return Card.empty(title, nothing("ratings"));
        List<Ratings.StarCount> earlier = before == null ? List.of() : before.stars();
        long then = total(earlier);
        Scale scale = new Scale(0, Math.max(most(stars, all), then == 0 ? 0 : most(earlier, then)));
        List<BarList.Bar> bars = new ArrayList<>();
        for (Ratings.StarCount one : stars.reversed()) {
            double share = (double) one.votes() / all;
            bars.add(new BarList.Bar(
                    Integer.toString(one.stars()),
                    votes.with("rating", Integer.toString(one.stars())).toString(),
                    scale.at(share),
                    "d" + one.stars(),
                    then == 0
                            ? null
                            : scale.at((double) earlier.get(one.stars() - 1).votes() / then),
                    null,
                    Cell.exact(wording.percent(share, all >= 100), share),
                    List.of(Cell.count(one.votes(), wording))));
        }
        var figures = summary.figures();
        List<String> notes = List.of(
                "Mean " + wording.mean(figures.stars().mean()), "4 or 5 stars: " + wording.rate(figures.liked()));
        String sentence =
                wording.many(all, "rating") + (then == 0 ? "." : "; the mark shows " + sentences.before() + ".");
        return Card.full(
                title, new BarList("ratings", sentence, List.of("Stars", "Bar", "Share", "Count"), bars, null, notes));
    }

    private static long total(List<Ratings.StarCount> stars) {
        return stars.stream().mapToLong(Ratings.StarCount::votes).sum();
    }

    private static double most(List<Ratings.StarCount> stars, long all) {
        return stars.stream().mapToLong(Ratings.StarCount::votes).max().orElse(0) / (double) all;
    }

    /// The votes by type of media.
    Card<BarList> types(Standings standings, @Nullable Standings before, int limit) {
        String title = "Media types";
        List<Standings.TypeVotes> types = standings.types();
        long all = types.stream().mapToLong(Standings.TypeVotes::votes).sum();
        if (all == 0) return Card.empty(title, nothing("votes on media"));
        Map<String, Double> then = before == null ? Map.of() : shares(before.types());
        List<Standings.TypeVotes> first = types.subList(0, Math.min(limit, types.size()));
        Scale scale = new Scale(
                0,
                Stream.concat(shares(types).values().stream(), then.values().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1));
        List<BarList.Bar> bars = first.stream()
                .map(type -> {
                    double share = (double) type.votes() / all;
                    Double earlier = then.get(type.type());
                    return new BarList.Bar(
                            type.type(),
                            votes.with("type", type.type()).toString(),
                            scale.at(share),
                            "",
                            earlier == null ? null : scale.at(earlier),
                            null,
                            Cell.exact(wording.percent(share, all >= 100), share),
                            List.of(
                                    Cell.count(type.votes(), wording),
                                    Cell.mean(type.stars().mean(), wording),
                                    Cell.count(type.stars().n(), wording)));
                })
                .toList();
        String rest = types.size() > limit ? wording.many(types.size() - limit, "more type") + "." : "";
        return Card.full(
                title,
                new BarList(
                        "types",
                        "Share of " + wording.full(all) + " media " + (all == 1 ? "vote" : "votes")
                                + ", with the mean rating.",
                        List.of("Type", "Bar", "Share", "Votes", "Mean", "Ratings"),
                        bars,
                        null,
                        notes(rest, sentences.types(types))));
    }

    private static Map<String, Double> shares(List<Standings.TypeVotes> types) {
        long all =
                Math.max(1, types.stream().mapToLong(Standings.TypeVotes::votes).sum());
        return types.stream().collect(Collectors.toMap(Standings.TypeVotes::type, type -> (double) type.votes() / all));
    }

    /// The reasons that some votes give.
    ///
    /// @param shade of the bars: `poor` where the votes are
    /// @param of what votes these are, in words that follow their number; empty for all of the page
    /// @param them where these votes are listed
    Card<BarList> reasons(String title, Labels labels, @Nullable Labels before, String shade, String of, Address them) {
        if (labels.votes() == 0) return Card.empty(title, nothing("such votes"));
        if (labels.items().isEmpty())
            return Card.empty(title, new Hole("No reasons", "None of these votes gives a reason."));
        Map<String, Rate> then = before == null
                ? Map.of()
                : before.items().stream().collect(Collectors.toMap(Labels.LabelVotes::label, Labels.LabelVotes::votes));
        Scale scale = new Scale(
                0,
                Stream.concat(labels.items().stream().map(Labels.LabelVotes::votes), then.values().stream())
                        .mapToDouble(rate -> rate.value() == null ? 0 : rate.value())
                        .max()
                        .orElse(1));
        List<BarList.Bar> bars = labels.items().stream()
                .map(label -> {
                    double share = Objects.requireNonNull(label.votes().value());
                    Rate earlier = then.get(label.label());
                    return new BarList.Bar(
                            label.label(),
                            them.with("tag", label.label()).toString(),
                            scale.at(share),
                            shade,
                            earlier == null || earlier.value() == null ? null : scale.at(earlier.value()),
                            null,
                            Cell.exact(wording.rate(label.votes()), share),
                            List.of(Cell.count(label.votes().n(), wording)));
                })
                .toList();
        long more = labels.labels() - labels.items().size();
        return Card.full(
                title,
                new BarList(
                        "reasons",
                        "Share of " + wording.votes(labels.votes()) + (of.isEmpty() ? "" : " " + of) + ".",
                        List.of("Reason", "Bar", "Share", "Votes"),
                        bars,
                        null,
                        notes(more == 0 ? "" : wording.full(more) + " more.", "A vote can give several.")));
    }

    /// The best items.
    Card<BarList> leaders(Standings standings) {
        return standing(
                "Leaders",
                "leaders",
                "In the order of means pulled to that of all as if by " + standings.priorVotes() + " votes.",
                standings,
                standings.leaders(),
                "");
    }

    /// The worst items.
    Card<BarList> laggards(Standings standings) {
        return standing(
                "Laggards",
                "laggards",
                "The dashed line is the mean of all, "
                        + wording.mean(standings.stars().mean()) + ".",
                standings,
                standings.laggards(),
                "low");
    }

    private Card<BarList> standing(
            String title,
            String id,
            String sentence,
            Standings standings,
            List<Standings.Standing> items,
            String shade) {
        if (standings.items() == 0) return Card.empty(title, nothing("ratings"));
        if (items.isEmpty())
            return Card.empty(title, new Hole("Too few items", "All that have a rating are among the leaders."));
        Scale scale = scale(Stream.concat(standings.leaders().stream(), standings.laggards().stream())
                .map(Standings.Standing::stars)
                .toList());
        Double all = standings.stars().mean();
        List<BarList.Bar> bars = items.stream()
                .map(one -> new BarList.Bar(
                        one.title(),
                        item.apply(one.mediaId()).toString(),
                        null,
                        "",
                        null,
                        one.stars().mean() == null ? null : Point.of(one.stars().mean(), one.stars(), scale, shade),
                        Cell.mean(one.stars().mean(), wording),
                        List.of(Cell.count(one.stars().n(), wording))))
                .toList();
        String ends = wording.decimal(scale.low(), 0) + " to " + wording.decimal(scale.high(), 0) + " stars";
        return Card.full(
                title,
                new BarList(
                        id,
                        sentence,
                        List.of("Title", ends, "Mean", "Ratings"),
                        bars,
                        all == null ? null : scale.at(all),
                        List.of()));
    }

    /// Whole stars around all means and their intervals.
    static Scale scale(List<Mean> means) {
        return Scale.around(
                means.stream()
                        .flatMap(mean -> Stream.of(mean.mean(), mean.low(), mean.high()))
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue),
                1,
                LEAST_STARS,
                MOST_STARS);
    }

    /// Tens of per cent around all shares and their intervals.
    static Scale shares(Stream<Rate> rates) {
        return Scale.around(
                rates.filter(rate -> rate.value() != null)
                        .flatMapToDouble(rate -> DoubleStream.of(rate.low(), rate.high())),
                0.1,
                0,
                1);
    }

    private static List<String> notes(String... notes) {
        return Stream.of(notes).filter(note -> !note.isEmpty()).toList();
    }

    private Hole nothing(String noun) {
        return Hole.nothing(noun, wider);
    }
}
