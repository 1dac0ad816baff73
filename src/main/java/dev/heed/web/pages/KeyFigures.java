package dev.heed.web.pages;

import dev.heed.insight.Difference;
import dev.heed.insight.Figures;
import dev.heed.insight.Mean;
import dev.heed.insight.Rate;
import dev.heed.insight.Summary;
import dev.heed.insight.Trends;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the tiles of a page.
///
/// @param votes where the votes behind them are listed
record KeyFigures(Wording wording, Address votes) {
    /// The normal quantile of 97.5 %.
    private static final double Z = 1.96;

    /// How many votes, and how many comments.
    ///
    /// @param trends `null` where no course is known
    Tile votes(Summary summary, @Nullable Trends trends) {
        Figures now = summary.figures();
        Figures then = summary.before() == null ? null : summary.before().figures();
        return new Tile(
                "Votes",
                votes.toString(),
                Cell.exact(wording.count(now.votes()), now.votes()),
                "",
                then == null ? null : counts(now.votes(), then.votes()),
                trends == null ? null : columns(trends),
                List.of(wording.full(now.media()) + " media, " + wording.full(now.chat()) + " chat", commented(now)));
    }

    /// How many of some votes have a comment.
    String commented(Figures figures) {
        return wording.full(figures.comments()) + " with a comment";
    }

    Tile stars(Summary summary, @Nullable Trends trends) {
        Mean stars = summary.figures().stars();
        Mean then = summary.before() == null ? null : summary.before().figures().stars();
        Difference change = summary.change() == null ? null : summary.change().stars();
        return new Tile(
                "Mean rating",
                votes.with("kind", "media").toString(),
                Cell.mean(stars.mean(), wording),
                stars.mean() == null ? "" : "of 5",
                change(change, then == null || then.mean() == null ? null : wording.mean(then.mean()), true),
                trends == null
                        ? null
                        : line(
                                trends,
                                bucket -> new Spark.Step(
                                        bucket.stars().mean(),
                                        bucket.stars().low(),
                                        bucket.stars().high()),
                                then == null ? null : then.mean()),
                basis(wording.interval(stars), wording.many(stars.n(), "rating")));
    }

    /// A share.
    ///
    /// @param of where it is in the figures
    /// @param link where its votes are
    /// @param noun what it is a share of, if that is not plain
    Tile rate(
            String title,
            Address link,
            Summary summary,
            @Nullable Trends trends,
            Function<Figures, Rate> of,
            @Nullable Difference change,
            String noun) {
        Rate now = of.apply(summary.figures());
        Rate then = summary.before() == null ? null : of.apply(summary.before().figures());
        return rate(
                title,
                link,
                now,
                then,
                change,
                trends == null
                        ? null
                        : line(trends, bucket -> step(of.apply(bucket)), then == null ? null : then.value()),
                noun);
    }

    /// A share that is known without its course.
    Tile rate(
            String title,
            @Nullable Address link,
            Rate now,
            @Nullable Rate then,
            @Nullable Difference change,
            @Nullable Spark spark,
            String noun) {
        return new Tile(
                title,
                link == null ? null : link.toString(),
                Cell.rate(now, wording),
                "",
                change(change, then == null || then.value() == null ? null : wording.rate(then), false),
                spark,
                basis(wording.interval(now), wording.of(now) + (noun.isEmpty() ? "" : " " + noun)));
    }

    /// A count that was not asked for by sampling; see [#counts].
    Tile count(
            String title,
            @Nullable Address link,
            long now,
            @Nullable Long then,
            @Nullable Spark spark,
            List<String> basis) {
        return new Tile(
                title,
                link == null ? null : link.toString(),
                Cell.exact(wording.count(now), now),
                "",
                then == null ? null : counts(now, then),
                spark,
                basis);
    }

    private static List<String> basis(String interval, String base) {
        return interval.isEmpty() ? List.of(base) : List.of(interval, base);
    }

    private static Spark.Step step(Rate rate) {
        return rate.value() == null
                ? new Spark.Step(null, null, null)
                : new Spark.Step(rate.value(), rate.low(), rate.high());
    }

    private static @Nullable Spark line(Trends trends, Function<Figures, Spark.Step> step, @Nullable Double before) {
        return Spark.line(
                trends.buckets().stream()
                        .map(bucket -> step.apply(bucket.figures()))
                        .toList(),
                before);
    }

    private static @Nullable Spark columns(Trends trends) {
        return Spark.columns(trends.buckets().stream()
                .map(bucket -> bucket.figures().votes())
                .toList());
    }

    private Tile.@Nullable Change change(@Nullable Difference change, @Nullable String was, boolean mean) {
        if (was == null) return null;
        if (change == null) return new Tile.Change("flat", "too few to compare", "was " + was);
        if (!Sentences.clear(change)) return new Tile.Change("flat", "no clear change", "was " + was);
        boolean up = change.value() > 0;
        double size = Math.abs(change.value());
        String words = mean ? wording.decimal(size, 2) : wording.decimal(size * 100, 1) + "\u00a0pts";
        return new Tile.Change(up ? "up" : "down", words, "was " + was);
    }

    /// How a count changed. Two counts of the same rate differ by chance; a change is claimed when the
    /// difference is more than 1.96 times its standard deviation, the square root of their sum (counts
    /// of independent events, S. D. Poisson).
    private Tile.Change counts(long now, long then) {
        String was = "was " + wording.count(then);
        double difference = now - (double) then;
        if (Math.abs(difference) <= Z * Math.sqrt((double) now + then))
            return new Tile.Change("flat", "no clear change", was);
        String trend = difference > 0 ? "up" : "down";
        if (then == 0) return new Tile.Change(trend, wording.count(now), was);
        return new Tile.Change(trend, wording.percent(Math.abs(difference) / then, true), was);
    }
}
