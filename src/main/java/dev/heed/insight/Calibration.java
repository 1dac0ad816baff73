package dev.heed.insight;

import dev.heed.domain.ScoreRange;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether scores come true: what was shown with a score, in ten equal bins of the project's scale, against what
/// people did and said.
///
/// @param bins lowest first
/// @param rated how many votes with stars answer something with a score
/// @param brier the mean squared difference between the score on 0..1 and whether it was liked: half the score of
///     G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability", Monthly Weather Review 78 (1950),
///     who sums over both outcomes; `null` when nothing is rated
/// @param rankCorrelation of score and stars: C. Spearman, "The Proof and Measurement of Association between Two
///     Things", American Journal of Psychology 15 (1904), ties at their mean rank; `null` when fewer than two are
///     rated, when all scores or all stars are the same, or where too many votes would have to be read
/// @param since when the time begins that is answered for: what was shown earlier is not kept; `null` where it is all
///     that was asked for
public record Calibration(
        List<ScoreBin> bins,
        long rated,
        @Nullable Double brier,
        @Nullable Double rankCorrelation,
        @Nullable Instant since) {
    /// One of ten equal bins of scores.
    ///
    /// @param low where it begins, on the project's scale
    /// @param high where it ends
    /// @param score the mean of the scores on 0..1; `null` when nothing was shown
    /// @param selected of those shown
    /// @param liked 4 or 5 stars, of those rated
    /// @param stars their mean
    public record ScoreBin(
            double low, double high, long shown, @Nullable Double score, Rate selected, Rate liked, Mean stars) {}

    static Calibration of(SlotSums sums, ScoreRange range, @Nullable Double rankCorrelation, @Nullable Instant since) {
        SlotSums.Sum scored = sums.sum(key -> key.bin() >= 0);
        List<ScoreBin> bins = IntStream.range(0, ScoreRange.BINS)
                .mapToObj(bin -> {
                    SlotSums.Sum sum = sums.sum(key -> key.bin() == bin);
                    return new ScoreBin(
                            range.edge(bin),
                            range.edge(bin + 1),
                            sum.shown(),
                            sum.score(),
                            sum.selected(),
                            sum.liked(),
                            sum.stars());
                })
                .toList();
        return new Calibration(bins, scored.liked().of(), scored.squaredError(), rankCorrelation, since);
    }
}
