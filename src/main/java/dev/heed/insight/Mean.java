package dev.heed.insight;

import org.jspecify.annotations.Nullable;

/// A mean of stars, and where the true mean lies with 95 % confidence.
///
/// The bounds are those of Student, "The Probable Error of a Mean", Biometrika 6 (1908): mean ± t s/√n, with the
/// sample's standard deviation s (over n − 1) and the 97.5 % quantile t of n − 1 degrees of freedom, cut at 1 and 5.
///
/// @param mean `null` when n is 0
/// @param n how many gave stars
/// @param low the lower bound; `null` when fewer than two gave stars, when all gave the same (the sample shows no
///     spread to judge by), and where only the sum of stars is counted
/// @param high the upper bound; `null` with `low`
public record Mean(
        @Nullable Double mean,
        long n,
        @Nullable Double low,
        @Nullable Double high) {
    /// The 97.5 % quantiles of Student's t for 1..10 degrees of freedom, as printed in tables.
    private static final double[] T = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281};

    /// @param counts how many gave 1, 2, 3, 4, 5 stars
    static Mean of(long[] counts) {
        long n = 0;
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            n += counts[i];
            sum += counts[i] * (i + 1);
        }
        Mean plain = ofSum(sum, n);
        if (plain.mean == null || n < 2) return plain;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double from = i + 1 - plain.mean;
            squares += counts[i] * from * from;
        }
        if (squares == 0) return plain;
        double half = t(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new Mean(plain.mean, n, Math.max(1, plain.mean - half), Math.min(counts.length, plain.mean + half));
    }

    /// Where only the sum is known, there is no interval.
    static Mean ofSum(long sum, long n) {
        return new Mean(n == 0 ? null : (double) sum / n, n, null, null);
    }

    /// The 97.5 % quantile. Beyond the table the expansion of Abramowitz and Stegun, "Handbook of Mathematical
    /// Functions" (1964), 26.7.5, which is good to four decimals there.
    static double t(long freedom) {
        if (freedom <= T.length) return T[(int) freedom - 1];
        double z = Rate.Z;
        double f = freedom;
        double g1 = (Math.pow(z, 3) + z) / 4;
        double g2 = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
        double g3 = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
        double g4 =
                (79 * Math.pow(z, 9) + 776 * Math.pow(z, 7) + 1482 * Math.pow(z, 5) - 1920 * Math.pow(z, 3) - 945 * z)
                        / 92_160;
        return z + (g1 + (g2 + (g3 + g4 / f) / f) / f) / f;
    }
}
