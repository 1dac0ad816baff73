package dev.heed.web.pages;

import dev.heed.insight.Difference;
import dev.heed.insight.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Two slots compared, rate by rate: both with their interval on one scale, then the difference around
/// zero, then what that says in words.
///
/// @param scale what the first scale spans, in words
/// @param span what the scale of differences spans
record Duel(Side one, Side other, String sentence, String scale, String span, List<Row> rows) {
    private static final double POINTS = 0.05;

    Duel {
        rows = List.copyOf(rows);
    }

    /// One of the two.
    ///
    /// @param shape the class of its colour and shape
    /// @param choices the same page with another in its place
    record Side(String name, String shape, List<Choice> choices) {
        Side {
            choices = List.copyOf(choices);
        }
    }

    /// A slot that could be compared instead.
    record Choice(String name, String link, boolean held) {}

    /// A rate to compare.
    record Match(String name, Rate one, Rate other) {}

    /// One compared rate.
    ///
    /// @param first where the one lies on the first scale
    /// @param apart where the difference lies on its own
    /// @param reading what it says, in words
    /// @param clear whether the interval of the difference leaves out zero
    record Row(
            String name,
            Cell one,
            String oneOf,
            Cell other,
            String otherOf,
            @Nullable Point first,
            @Nullable Point second,
            Cell difference,
            String interval,
            @Nullable Point apart,
            String reading,
            boolean clear) {}

    static Duel of(Side one, Side other, List<Match> matches, Wording wording, Tint tint) {
        Scale scale = Lister.shares(matches.stream().flatMap(match -> Stream.of(match.one, match.other)));
        double reach = matches.stream()
                .map(match -> Difference.of(match.one, match.other))
                .flatMapToDouble(difference -> difference == null
                        ? DoubleStream.empty()
                        : DoubleStream.of(Math.abs(difference.low()), Math.abs(difference.high())))
                .max()
                .orElse(POINTS);
        double end = Math.max(POINTS, Math.ceil(reach / POINTS - 1e-9) * POINTS);
        Scale apart = new Scale(-end, end);
        List<Row> rows = new ArrayList<>();
        for (Match match : matches) rows.add(row(one.name, other.name, match, scale, apart, wording, tint));
        return new Duel(
                one,
                other,
                sentence(rows),
                Steps.span(scale, wording),
                wording.signed(-end * 100, 0) + " to " + wording.signed(end * 100, 0) + " points, zero dashed",
                rows);
    }

    private static Row row(
            String one, String other, Match match, Scale scale, Scale apart, Wording wording, Tint tint) {
        Difference difference = Difference.of(match.one, match.other);
        boolean clear = difference != null && Sentences.clear(difference);
        String reading = difference == null
                ? "too few to compare"
                : !clear ? "no clear difference" : (difference.value() > 0 ? one : other) + " higher";
        String winner = difference != null && difference.value() > 0 ? one : other;
        return new Row(
                match.name,
                Cell.rate(match.one, wording),
                wording.of(match.one),
                Cell.rate(match.other, wording),
                wording.of(match.other),
                Point.of(match.one, scale, tint.point(one)),
                Point.of(match.other, scale, tint.point(other)),
                difference == null
                        ? Cell.none()
                        : Cell.exact(wording.points(difference.value()) + "\u00a0pts", difference.value()),
                difference == null ? "" : wording.points(difference.low()) + " to " + wording.points(difference.high()),
                difference == null
                        ? null
                        : new Point(
                                apart.at(difference.low()),
                                apart.at(difference.high()),
                                apart.at(difference.value()),
                                clear ? tint.point(winner) : "k0"),
                reading,
                clear);
    }

    private static String sentence(List<Row> rows) {
        List<String> clear = rows.stream().filter(Row::clear).map(Row::name).toList();
        if (clear.isEmpty()) return "No clear difference between the two.";
        if (clear.size() == rows.size()) return "They differ clearly in all of these.";
        return "They differ clearly in: " + String.join(", ", clear).toLowerCase(Locale.ROOT)
                + ". In the rest, the data cannot tell.";
    }
}
