package dev.heed.web.pages;

import dev.heed.insight.Calibration;
import dev.heed.insight.Difference;
import dev.heed.insight.FirstSeen;
import dev.heed.insight.Funnel;
import dev.heed.insight.Mean;
import dev.heed.insight.Rate;
import dev.heed.insight.SentimentTrend;
import dev.heed.insight.Summary;
import dev.heed.insight.Trends;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes the charts of a page, with the tables that they are drawn from.
///
/// @param wider the same page of all times; `null` if it is that already
record Plotter(
        Wording wording, Sentences sentences, @Nullable String wider) {
    /// A scale with more lines than these is a ruler.
    private static final int LINES_AT_MOST = 6;

    private static final double[] STAR_STEPS = {0.1, 0.2, 0.5, 1};
    private static final double[] SHARE_STEPS = {0.02, 0.05, 0.1, 0.2, 0.25};

    /// A value with its bounds and with how many it is of, as columns.
    private static List<Table.Column> measured(String value, String counted) {
        return List.of(
                new Table.Column(value, "y"),
                new Table.Column("95 % low", "low"),
                new Table.Column("95 % high", "high"),
                new Table.Column(first(Wording.plural(counted)), "n"));
    }

    Card<Chart> rating(Trends trends, Summary summary) {
        String title = "Mean rating by " + by(trends);
        List<List<Cell>> rows = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        List<String> names = names(trends);
        for (Trends.Bucket bucket : trends.buckets()) {
            Mean stars = bucket.figures().stars();
            String name = names.get(rows.size());
            if (stars.n() == 0) empty.add(name);
            rows.add(List.of(
                    Cell.text(name),
                    Cell.mean(stars.mean(), wording),
                    Cell.mean(stars.low(), wording),
                    Cell.mean(stars.high(), wording),
                    Cell.count(stars.n(), wording)));
        }
        Mean all = summary.figures().stars();
        if (all.n() == 0) return Card.empty(title, nothing("ratings"));
        Double before = summary.before() == null
                ? null
                : summary.before().figures().stars().mean();
        Difference change = summary.change() == null ? null : summary.change().stars();
        String sentence = sentences.ofMeans(
                        change,
                        wording.many(all.n(), "rating") + ", " + wording.mean(all.mean()) + " of 5 in the mean.")
                + sentences.gaps("ratings", empty, rows.size(), trends.by());
        return Card.full(
                title,
                course(
                        "rating",
                        title,
                        sentence,
                        "mean",
                        STAR_STEPS,
                        before,
                        "mean rating",
                        trends,
                        measured("Value", "rating"),
                        rows,
                        null,
                        "rating"));
    }

    /// @param seen models that were first seen in this time, oldest first
    Card<Chart> thumbs(Trends trends, Summary summary, List<FirstSeen> seen) {
        String title = "Thumbs up by " + by(trends);
        Rate all = summary.figures().thumbsUp();
        if (all.of() == 0) return Card.empty(title, nothing("thumbs"));
        Debut debut = Debut.of(trends, seen);
        List<Table.Column> columns = new ArrayList<>(measured("Value", "thumb"));
        if (!debut.models().isEmpty()) columns.add(new Table.Column("First seen", "mark"));
        List<List<Cell>> rows = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        List<String> names = names(trends);
        for (Trends.Bucket bucket : trends.buckets()) {
            Rate rate = bucket.figures().thumbsUp();
            String name = names.get(rows.size());
            if (rate.of() == 0) empty.add(name);
            List<Cell> row = new ArrayList<>(row(Cell.text(name), rate));
            if (!debut.models().isEmpty()) row.add(Cell.text(debut.in(rows.size())));
            rows.add(row);
        }
        Rate before =
                summary.before() == null ? null : summary.before().figures().thumbsUp();
        Difference change = summary.change() == null ? null : summary.change().thumbsUp();
        String sentence = debut.sentence(trends, sentences)
                .orElseGet(() -> sentences.ofShares(
                        change, wording.rate(all) + " of " + wording.many(all.of(), "answer") + "."));
        return Card.full(
                title,
                course(
                        "thumbs",
                        title,
                        sentence + sentences.gaps("thumbs", empty, rows.size(), trends.by()),
                        "percent",
                        SHARE_STEPS,
                        before == null ? null : before.value(),
                        "thumbs up",
                        trends,
                        columns,
                        rows,
                        "c3",
                        "thumb"));
    }

    private Chart course(
            String id,
            String title,
            String sentence,
            String format,
            double[] steps,
            @Nullable Double before,
            String label,
            Trends trends,
            List<Table.Column> columns,
            List<List<Cell>> rows,
            @Nullable String ink,
            String counted) {
        DoubleStream drawn = Stream.concat(
                        rows.stream().flatMap(row -> row.subList(1, 4).stream().map(Cell::v)),
                        Stream.of(before == null ? "" : Double.toString(before)))
                .filter(v -> v != null && !v.isEmpty())
                .mapToDouble(Double::parseDouble);
        return new Chart(
                id,
                title,
                sentence,
                List.of(),
                new Chart.Drawing(
                        "trend",
                        false,
                        format,
                        Double.toString(step(drawn, steps)),
                        before == null ? null : Double.toString(before),
                        ink,
                        label,
                        counted),
                "Line of the " + label + " by " + by(trends) + " with a 95 percent band."
                        + (before == null ? "" : " The dashed line is " + sentences.before() + "."),
                new Table(
                        title,
                        Stream.concat(
                                        Stream.of(new Table.Column(
                                                first(trends.by().name()), "x")),
                                        columns.stream())
                                .toList(),
                        rows),
                List.of());
    }

    /// The finest step of a scale that does not make too many lines.
    private static double step(DoubleStream values, double[] steps) {
        var all = values.summaryStatistics();
        double range = all.getCount() == 0 ? 0 : all.getMax() - all.getMin();
        for (double step : steps) if (range / step <= LINES_AT_MOST - 1) return step;
        return steps[steps.length - 1];
    }

    /// How many, when.
    ///
    /// @param earlier the same buckets of the time before; `null` where they are not the same many
    Chart volume(Trends trends, @Nullable Trends earlier, Summary summary) {
        String title = "Votes by " + by(trends);
        boolean compared =
                earlier != null && earlier.buckets().size() == trends.buckets().size();
        List<Table.Column> columns = new ArrayList<>(List.of(
                new Table.Column(first(trends.by().name()), "x"),
                new Table.Column("Media", "s", "c1", "media"),
                new Table.Column("Chat", "s", "c3", "chat")));
        if (compared) columns.add(new Table.Column("Before", "before", null, sentences.before()));
        List<List<Cell>> rows = new ArrayList<>();
        List<String> names = names(trends);
        for (int i = 0; i < trends.buckets().size(); i++) {
            var figures = trends.buckets().get(i).figures();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.text(names.get(i)),
                    Cell.count(figures.media(), wording),
                    Cell.count(figures.chat(), wording)));
            if (compared) {
                long votes = Objects.requireNonNull(earlier)
                        .buckets()
                        .get(i)
                        .figures()
                        .votes();
                row.add(Cell.count(votes, wording));
            }
            rows.add(row);
        }
        var now = summary.figures();
        List<Chart.Key> keys = new ArrayList<>(List.of(
                new Chart.Key("k1", "media " + wording.full(now.media())),
                new Chart.Key("k3", "chat " + wording.full(now.chat()))));
        if (compared && summary.before() != null)
            keys.add(new Chart.Key(
                    "k0",
                    sentences.before() + " "
                            + wording.full(summary.before().figures().votes())));
        return new Chart(
                "volume",
                title,
                "",
                keys,
                Chart.Drawing.plain("volume", false, "vote"),
                "Columns of votes by " + by(trends) + ", media and chat stacked"
                        + (compared ? ", with the total of " + sentences.before() + " as a dashed line." : "."),
                new Table(title, columns, rows),
                List.of());
    }

    /// How comments sound.
    Card<Chart> sentiment(SentimentTrend trend) {
        String title = "Sentiment of comments";
        var all = trend.all();
        if (all.negative().of() == 0)
            return Card.empty(
                    title,
                    all.comments() == 0
                            ? nothing("comments")
                            : new Hole("No comment has a score", sentences.moods(all)));
        List<List<Cell>> rows = new ArrayList<>();
        List<String> names = wording.buckets(
                trend.buckets().stream().map(SentimentTrend.MoodBucket::start).toList(), trend.by());
        for (SentimentTrend.MoodBucket bucket : trend.buckets()) {
            var shares = bucket.shares();
            rows.add(List.of(
                    Cell.text(names.get(rows.size())),
                    Cell.rate(shares.negative(), wording),
                    Cell.rate(shares.neutral(), wording),
                    Cell.rate(shares.positive(), wording),
                    Cell.count(shares.negative().of(), wording)));
        }
        return Card.full(
                title,
                new Chart(
                        "sentiment",
                        title,
                        sentences.moods(all),
                        List.of(),
                        Chart.Drawing.plain("shares", true, "comment"),
                        "Stacked columns: shares of negative, neutral and positive comments, with the number of"
                                + " comments below.",
                        new Table(
                                title,
                                List.of(
                                        new Table.Column(first(trend.by().name()), "x"),
                                        new Table.Column("Negative", "s", "d1", "negative"),
                                        new Table.Column("Neutral", "s", "d3", "neutral"),
                                        new Table.Column("Positive", "s", "d4", "positive"),
                                        new Table.Column("Comments", "n")),
                                rows),
                        List.of("A share of many, never a verdict on one comment.")));
    }

    /// Whether scores come true.
    Card<Chart> calibration(Calibration calibration) {
        String title = "Does the score come true";
        if (calibration.rated() == 0)
            return Card.empty(
                    title,
                    new Hole(
                            "Nothing to compare yet",
                            "It needs recommendations that were sent with a score, and ratings of them."));
        List<List<Cell>> rows = new ArrayList<>();
        for (Calibration.ScoreBin bin : calibration.bins())
            rows.add(Stream.concat(
                            Stream.of(
                                    Cell.text(wording.decimal(bin.low(), 1) + "–" + wording.decimal(bin.high(), 1)),
                                    bin.score() == null
                                            ? Cell.none()
                                            : Cell.exact(wording.decimal(bin.score(), 2), bin.score())),
                            row(Cell.none(), bin.liked()).stream().skip(1))
                    .toList());
        List<String> notes = new ArrayList<>();
        if (calibration.brier() != null) notes.add("Brier score " + wording.decimal(calibration.brier(), 3));
        if (calibration.rankCorrelation() != null)
            notes.add("rank correlation " + wording.decimal(calibration.rankCorrelation(), 2));
        notes.add(wording.full(calibration.rated()) + " rated with a score");
        Stream<Table.Column> columns = Stream.concat(
                Stream.of(new Table.Column("Score", "bin"), new Table.Column("Mean score", "x")),
                measured("Liked", "rating").stream());
        return Card.full(
                title,
                new Chart(
                        "calibration",
                        title,
                        sentences.calibration(calibration) + sentences.kept(calibration.since()),
                        List.of(),
                        Chart.Drawing.plain("calibration", true, "rating"),
                        "Share of ratings that liked the item against the predicted score in ten bins, with 95 percent"
                                + " intervals, a diagonal for a perfect score, and the number of ratings in each bin.",
                        new Table("Predicted score and share liked", columns.toList(), rows),
                        notes));
    }

    /// Whether place matters: the slots that are drawn in colour, side by side.
    Card<Chart> positions(Funnel funnel, Tint tint) {
        String title = "Selected, by position";
        List<Funnel.PlaceSteps> places = funnel.positions();
        if (places == null)
            return Card.empty(title, new Hole("Too much to read", "Ask for less time, or fewer filters."));
        List<String> slots = funnel.slots().stream()
                .map(Funnel.SlotSteps::recommendationType)
                .filter(slot -> !tint.shape(slot).isEmpty())
                .toList();
        List<Integer> positions = places.stream()
                .filter(place -> slots.contains(place.recommendationType()))
                .map(Funnel.PlaceSteps::position)
                .distinct()
                .sorted()
                .toList();
        if (positions.isEmpty())
            return Card.empty(title, new Hole("No places", "Nothing that was shown in this period says its place."));
        List<Table.Column> columns = new ArrayList<>(List.of(new Table.Column("Position", "x")));
        for (String slot : slots) {
            String ink = tint.ink(slot);
            columns.add(new Table.Column(slot, "y", ink, slot));
            columns.add(new Table.Column("95 % low", "low", ink));
            columns.add(new Table.Column("95 % high", "high", ink));
            columns.add(new Table.Column("Shown", "n", ink));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int position : positions) {
            // people count from one
            List<Cell> row = new ArrayList<>(List.of(Cell.text(Integer.toString(position + 1))));
            for (String slot : slots)
                row.addAll(row(
                                Cell.none(),
                                places.stream()
                                        .filter(place -> place.position() == position
                                                && place.recommendationType().equals(slot))
                                        .map(place -> place.steps().selected())
                                        .findFirst()
                                        .orElse(null))
                        .subList(1, 5));
            rows.add(row);
        }
        return Card.full(
                title,
                new Chart(
                        "positions",
                        title,
                        "The first place wins by being first: compare slots at the same place.",
                        slots.stream()
                                .map(slot -> new Chart.Key(tint.ink(slot).replace('c', 'k'), slot))
                                .toList(),
                        new Chart.Drawing("points", true, "percent", null, null, null, "position", null),
                        "Share selected at each position, slots side by side, with 95 percent intervals.",
                        new Table("Share selected by position", columns, rows),
                        List.of()));
    }

    private Hole nothing(String noun) {
        return Hole.nothing(noun, wider);
    }

    /// A rate with its bounds and its base; four cells after the first.
    private List<Cell> row(Cell first, @Nullable Rate rate) {
        if (rate == null || rate.value() == null)
            return List.of(first, Cell.none(), Cell.none(), Cell.none(), Cell.count(0, wording));
        return List.of(
                first,
                Cell.rate(rate, wording),
                Cell.exact(wording.percent(rate.low(), true), rate.low()),
                Cell.exact(wording.percent(rate.high(), true), rate.high()),
                Cell.count(rate.of(), wording));
    }

    private List<String> names(Trends trends) {
        return wording.buckets(
                trends.buckets().stream().map(Trends.Bucket::start).toList(), trends.by());
    }

    private static String by(Trends trends) {
        return trends.by().name().toLowerCase(Locale.ROOT);
    }

    private static String first(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
