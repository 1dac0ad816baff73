package dev.heed.web.pages;

import dev.heed.insight.By;
import dev.heed.insight.Calibration;
import dev.heed.insight.Difference;
import dev.heed.insight.Funnel;
import dev.heed.insight.Rate;
import dev.heed.insight.SentimentTrend;
import dev.heed.insight.Standings;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What numbers show, in words, by fixed rules. A change or a difference is claimed only when its 95 %
/// interval leaves out zero; an extreme only when its interval lies apart from all others.
///
/// @param wording how numbers are written
/// @param before what the time before is called: `the 30 days before`
/// @param now whose year goes without saying
record Sentences(Wording wording, String before, Instant now) {
    /// More missing days than these are no remark but a hole.
    private static final int GAPS_AT_MOST = 2;

    /// Whether a change is clear.
    static boolean clear(Difference difference) {
        return difference.low() > 0 || difference.high() < 0;
    }

    /// How a mean changed.
    String ofMeans(@Nullable Difference change, String otherwise) {
        return changed(change, otherwise, value -> wording.signed(value, 2), "");
    }

    /// How a share changed.
    String ofShares(@Nullable Difference change, String otherwise) {
        return changed(change, otherwise, wording::points, "\u00a0pts");
    }

    private String changed(@Nullable Difference change, String otherwise, Function<Double, String> write, String unit) {
        if (change == null) return otherwise;
        String interval = " (95\u00a0%: " + write.apply(change.low()) + " to " + write.apply(change.high()) + ").";
        return (clear(change) ? write.apply(change.value()) + unit : "No clear change") + " on " + before + interval;
    }

    /// How a share changed when some models were first seen.
    String since(List<String> models, Rate earlier, Rate since, Difference change) {
        return wording.rate(earlier) + " before " + String.join(" and ", models)
                + (models.size() == 1 ? " was" : " were") + " first seen, " + wording.rate(since)
                + " since (95\u00a0%: "
                + wording.points(change.low()) + " to " + wording.points(change.high()) + "\u00a0pts).";
    }

    /// Which buckets say nothing, if they are few.
    String gaps(String noun, List<String> empty, int buckets, By by) {
        if (empty.isEmpty() || empty.size() > GAPS_AT_MOST || empty.size() == buckets) return "";
        String many = empty.size() == 1 ? "" : "s";
        String when = switch (by) {
            case HOUR -> "in the hour" + many + " from ";
            case DAY -> "on ";
            case WEEK -> "in the week" + many + " of ";
            case MONTH -> "in ";
        };
        return " No " + noun + " " + when + String.join(" and ", empty) + ".";
    }

    /// That a time begins later than was asked for, in the words that end a sentence; empty where it does not.
    String kept(@Nullable Instant since) {
        return since == null ? "" : " Since " + wording.day(since, now) + ": what was shown earlier is not kept.";
    }

    /// Which slot is selected most and least, and whether one is liked more.
    String slots(Funnel funnel) {
        List<Named> selected = named(funnel, Funnel.Steps::selected);
        List<Named> liked = named(funnel, Funnel.Steps::liked);
        if (selected.size() < 2) return "What became of what was shown.";
        Optional<String> most = apart(selected, true);
        Optional<String> least = selected.size() < 3 ? Optional.empty() : apart(selected, false);
        Optional<String> best = apart(liked, true);
        String chosen = most.map(name -> name + " is selected most often"
                        + least.map(other -> ", " + other + " least").orElse(""))
                .or(() -> least.map(name -> name + " is selected least often"))
                .orElse("No slot is clearly selected most often");
        if (best.isPresent() && best.equals(most) && least.isEmpty()) return chosen + " and liked most.";
        return chosen + "; "
                + best.map(name -> name + " is liked most.")
                        .orElse("which is liked most, the ratings cannot tell yet.");
    }

    private record Named(String name, Rate rate) {}

    private static List<Named> named(Funnel funnel, Function<Funnel.Steps, Rate> step) {
        return funnel.slots().stream()
                .map(slot -> new Named(slot.recommendationType(), step.apply(slot.steps())))
                .filter(one -> one.rate.value() != null)
                .toList();
    }

    /// The highest or lowest, if its interval lies apart from all others.
    private static Optional<String> apart(List<Named> all, boolean highest) {
        if (all.size() < 2) return Optional.empty();
        Comparator<Named> order = Comparator.comparingDouble(one -> highest ? one.rate.low() : -one.rate.high());
        List<Named> sorted = all.stream().sorted(order.reversed()).toList();
        Named first = sorted.getFirst();
        boolean apart = sorted.stream()
                .skip(1)
                .allMatch(
                        other -> highest ? other.rate.high() < first.rate.low() : other.rate.low() > first.rate.high());
        return apart ? Optional.of(first.name) : Optional.empty();
    }

    /// Which type of media is rated highest, and which lowest.
    String types(List<Standings.TypeVotes> types) {
        List<Standings.TypeVotes> known =
                types.stream().filter(type -> type.stars().low() != null).toList();
        if (known.size() < 2) return "";
        return List.of(extreme(known, true), extreme(known, false)).stream()
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> extreme(List<Standings.TypeVotes> types, boolean highest) {
        Comparator<Standings.TypeVotes> order = Comparator.comparingDouble(type -> highest ? low(type) : -high(type));
        List<Standings.TypeVotes> sorted =
                types.stream().sorted(order.reversed()).toList();
        Standings.TypeVotes first = sorted.getFirst();
        boolean apart = sorted.stream()
                .skip(1)
                .allMatch(other -> highest ? high(other) < low(first) : low(other) > high(first));
        if (!apart) return Optional.empty();
        return Optional.of("Rated " + (highest ? "highest: " : "lowest: ") + first.type() + ".");
    }

    private static double low(Standings.TypeVotes type) {
        return type.stars().low() == null ? 0 : type.stars().low();
    }

    private static double high(Standings.TypeVotes type) {
        return type.stars().high() == null ? 0 : type.stars().high();
    }

    /// How comments sound, and how many of them nobody can tell of.
    String moods(SentimentTrend.MoodShares all) {
        long scored = all.negative().of();
        long without = all.comments() - scored;
        if (scored == 0)
            return "Only comments in English are scored, and " + wording.many(without, "comment")
                    + " in this period are in none that is known.";
        return "Negative " + wording.rate(all.negative()) + " of " + wording.full(scored) + " scored "
                + (scored == 1 ? "comment" : "comments")
                + (without == 0
                        ? "."
                        : "; " + wording.full(without) + " in other languages " + (without == 1 ? "has" : "have")
                                + " no score.");
    }

    /// Where a score promises most too much, or too little.
    String calibration(Calibration calibration) {
        return calibration.bins().stream()
                .filter(Sentences::missed)
                .max(Comparator.comparingDouble(Sentences::miss))
                .map(bin -> "From " + wording.decimal(bin.low(), 1) + " to " + wording.decimal(bin.high(), 1)
                        + " the score is too " + (score(bin) > value(bin) ? "high" : "low") + ": it promised "
                        + wording.percent(score(bin), true) + " and " + wording.rate(bin.liked()) + " were liked.")
                .orElse("In no range is the score clearly too high or too low.");
    }

    private static boolean missed(Calibration.ScoreBin bin) {
        return bin.score() != null
                && bin.liked().value() != null
                && (score(bin) < bin.liked().low() || score(bin) > bin.liked().high());
    }

    private static double miss(Calibration.ScoreBin bin) {
        return Math.abs(score(bin) - value(bin));
    }

    private static double score(Calibration.ScoreBin bin) {
        return bin.score() == null ? 0 : bin.score();
    }

    private static double value(Calibration.ScoreBin bin) {
        Double value = bin.liked().value();
        return value == null ? 0 : value;
    }
}
