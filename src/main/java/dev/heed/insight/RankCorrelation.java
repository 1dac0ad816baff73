package dev.heed.insight;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Spearman's rank correlation of scores and stars, ties at their mean rank: the correlation (K. Pearson) of the ranks.
/// Scores come in rising order, and only sums are kept, so that any number takes no room.
final class RankCorrelation {
    private static final int STARS = 5;

    /// How many gave 1..5 stars in all.
    private final long[] all = new long[STARS];

    private long n;
    private double score = Double.NaN;
    private final long[] tied = new long[STARS];

    /// Sums of the ranks of scores: squared, and for each number of stars.
    private double squares;

    private final double[] ranks = new double[STARS];

    /// Some votes at one score.
    ///
    /// @param next no less than the one before
    /// @param votes how many gave it so many stars
    void add(double next, int stars, long votes) {
        if (next != score) rank();
        score = next;
        tied[stars - 1] += votes;
    }

    private void rank() {
        long votes = Arrays.stream(tied).sum();
        if (votes == 0) return;
        double rank = n + (votes + 1) / 2.0;
        squares += votes * rank * rank;
        for (int i = 0; i < STARS; i++) {
            ranks[i] += tied[i] * rank;
            all[i] += tied[i];
        }
        n += votes;
        Arrays.fill(tied, 0);
    }

    /// After the last; `null` when there is no spread.
    @Nullable
    Double value() {
        rank();
        double mean = (n + 1) / 2.0;
        double products = 0;
        double starSquares = 0;
        long below = 0;
        for (int i = 0; i < STARS; i++) {
            double rank = below + (all[i] + 1) / 2.0;
            products += ranks[i] * rank;
            starSquares += all[i] * rank * rank;
            below += all[i];
        }
        double scoreSpread = squares - n * mean * mean;
        double starSpread = starSquares - n * mean * mean;
        if (n < 2 || scoreSpread <= 0 || starSpread <= 0) return null;
        return (products - n * mean * mean) / Math.sqrt(scoreSpread * starSpread);
    }
}
