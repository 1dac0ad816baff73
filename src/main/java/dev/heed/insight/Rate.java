package dev.heed.insight;

import org.jspecify.annotations.Nullable;

/// How many of how many, and where the true share lies with 95 % confidence.
///
/// The bounds are the score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
/// Inference", JASA 22 (1927): with p = n/of,
/// (p + z²/2of ± z √(p(1−p)/of + z²/4of²)) / (1 + z²/of).
///
/// @param value n/of; `null` when `of` is 0
/// @param low the lower bound; 0 when `of` is 0: nothing is known
/// @param high the upper bound; 1 when `of` is 0
public record Rate(@Nullable Double value, long n, long of, double low, double high) {
    /// The normal quantile of 97.5 %: 2.5 % are left at either end.
    static final double Z = 1.959964;

    /// @throws IllegalArgumentException unless 0 ≤ n ≤ of
    static Rate of(long n, long of) {
        if (n < 0 || n > of) throw new IllegalArgumentException("n must be 0.." + of + ", got " + n);
        if (of == 0) return new Rate(null, 0, 0, 0, 1);
        double p = (double) n / of;
        double shrink = 1 + Z * Z / of;
        double centre = (p + Z * Z / (2.0 * of)) / shrink;
        double half = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / shrink;
        // at the ends the bound is the end itself, which rounding would miss
        return new Rate(p, n, of, n == 0 ? 0 : centre - half, n == of ? 1 : centre + half);
    }
}
