package dev.heed.insight;

import org.jspecify.annotations.Nullable;

/// How far one number is above another, and where the true difference lies with 95 % confidence. When 0 lies between
/// the bounds, the numbers show no clear change.
///
/// @param value the difference; of shares as a share (0.05 is five points), of means in stars
/// @param low the lower bound
/// @param high the upper bound
public record Difference(double value, double low, double high) {

    /// Of two shares of different votes: method 10 of R. G. Newcombe, "Interval Estimation for the Difference between
    /// Independent Proportions", Statistics in Medicine 17 (1998), made of the Wilson bounds (l, u) of both,
    /// d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²).
    ///
    /// @return `null` when one of them has no votes
    public static @Nullable Difference of(@Nullable Rate one, @Nullable Rate other) {
        if (one == null || other == null || one.value() == null || other.value() == null) return null;
        double p1 = one.value();
        double p2 = other.value();
        double d = p1 - p2;
        return new Difference(
                d,
                d - Math.hypot(p1 - one.low(), other.high() - p2),
                d + Math.hypot(one.high() - p1, p2 - other.low()));
    }

    /// Of two means of different votes: B. L. Welch, "The Generalization of Student's Problem when Several Different
    /// Population Variances are Involved", Biometrika 34 (1947), d ± t √(s₁²/n₁ + s₂²/n₂), with the degrees of
    /// freedom of Welch and Satterthwaite, rounded down.
    ///
    /// @param one how many gave 1, 2, 3, 4, 5 stars
    /// @param other the same, of the others
    /// @return `null` when one of them shows no spread to judge by: of fewer than two votes, or all the same
    static @Nullable Difference ofMeans(long[] one, long[] other) {
        Spread a = Spread.of(one);
        Spread b = Spread.of(other);
        if (a.error == 0 || b.error == 0) return null;
        double squared = a.error + b.error;
        double freedom = squared * squared / (a.error * a.error / (a.n - 1) + b.error * b.error / (b.n - 1));
        double half = Mean.t(Math.max(1, (long) freedom)) * Math.sqrt(squared);
        double d = a.mean - b.mean;
        return new Difference(d, d - half, d + half);
    }

    /// What a sample says of its mean.
    ///
    /// @param error the square of the standard error of the mean
    private record Spread(long n, double mean, double error) {
        static Spread of(long[] counts) {
            long n = 0;
            long sum = 0;
            for (int i = 0; i < counts.length; i++) {
                n += counts[i];
                sum += counts[i] * (i + 1);
            }
            if (n < 2) return new Spread(n, sum, 0);
            double mean = (double) sum / n;
            double squares = 0;
            for (int i = 0; i < counts.length; i++) squares += counts[i] * (i + 1 - mean) * (i + 1 - mean);
            return new Spread(n, mean, squares / (n - 1) / n);
        }
    }
}
