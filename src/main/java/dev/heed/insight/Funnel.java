package dev.heed.insight;

import dev.heed.domain.Filter;
import dev.heed.domain.ScoreRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of what was shown: by slot, by model, by place in its list. A recommendation belongs to the time at
/// which it was shown, and so do the votes for it.
///
/// @param all everything together
/// @param slots by recommendation type, most shown first
/// @param models most shown first; without those that name none
/// @param positions by slot and place, the first places first; `null` where they were not asked for, or too many
///     would have to be read
/// @param comparison between the two types, or the two models, that the filter names; else `null`
/// @param since when the time begins that is answered for: what was shown earlier is not kept; `null` where it is all
///     that was asked for
public record Funnel(
        Steps all,
        List<SlotSteps> slots,
        List<ModelSteps> models,
        @Nullable List<PlaceSteps> positions,
        @Nullable Comparison comparison,
        @Nullable Instant since) {
    /// From shown to liked.
    ///
    /// @param shown how many; a vote proves a showing whose row is not there
    /// @param selected of those whose row is there
    /// @param voted votes of any kind, of those shown: the response rate
    /// @param rated votes with stars, of those shown
    /// @param liked 4 or 5 stars, of those rated
    /// @param stars their mean
    public record Steps(long shown, Rate selected, Rate voted, Rate rated, Rate liked, Mean stars) {
        static Steps of(SlotSums.Sum sum) {
            return new Steps(sum.shown(), sum.selected(), sum.voted(), sum.rated(), sum.liked(), sum.stars());
        }
    }

    /// One recommendation type.
    public record SlotSteps(String recommendationType, Steps steps) {}

    /// One model.
    public record ModelSteps(String model, Steps steps) {}

    /// One place in the lists of one recommendation type.
    public record PlaceSteps(String recommendationType, int position, Steps steps) {}

    /// How far the first of two is above the second; `null` where either has nothing.
    public record Comparison(
            String one,
            String other,
            @Nullable Difference selected,
            @Nullable Difference voted,
            @Nullable Difference liked) {
        static Comparison of(String one, SlotSums.Sum first, String other, SlotSums.Sum second) {
            return new Comparison(
                    one,
                    other,
                    Difference.of(first.selected(), second.selected()),
                    Difference.of(first.voted(), second.voted()),
                    Difference.of(first.liked(), second.liked()));
        }
    }

    static Funnel of(SlotSums sums, Filter filter, @Nullable List<PlaceSteps> positions, @Nullable Instant since) {
        Map<String, SlotSums.Sum> byType = sums.by(SlotSums.Key::recommendationType);
        Map<String, SlotSums.Sum> byModel = sums.by(SlotSums.Key::model);
        Comparison comparison = null;
        if (areTwo(filter.recommendationTypes())) comparison = compared(filter.recommendationTypes(), byType);
        else if (areTwo(filter.models())) comparison = compared(filter.models(), byModel);
        return new Funnel(
                Steps.of(sums.sum(_ -> true)),
                byType.entrySet().stream()
                        .map(of -> new SlotSteps(of.getKey(), Steps.of(of.getValue())))
                        .sorted(Comparator.comparingLong(
                                        (SlotSteps slot) -> slot.steps().shown())
                                .reversed()
                                .thenComparing(SlotSteps::recommendationType))
                        .toList(),
                byModel.entrySet().stream()
                        .filter(of -> !of.getKey().isEmpty())
                        .map(of -> new ModelSteps(of.getKey(), Steps.of(of.getValue())))
                        .sorted(Comparator.comparingLong(
                                        (ModelSteps model) -> model.steps().shown())
                                .reversed()
                                .thenComparing(ModelSteps::model))
                        .toList(),
                positions,
                comparison,
                since);
    }

    private static boolean areTwo(List<String> named) {
        return named.size() == 2 && !named.getFirst().equals(named.getLast());
    }

    private static Comparison compared(List<String> two, Map<String, SlotSums.Sum> sums) {
        SlotSums.Sum none = new SlotSums(ScoreRange.UNIT).sum(_ -> true);
        return Comparison.of(
                two.getFirst(),
                sums.getOrDefault(two.getFirst(), none),
                two.getLast(),
                sums.getOrDefault(two.getLast(), none));
    }
}
