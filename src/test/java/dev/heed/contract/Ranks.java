package dev.heed.contract;

import java.util.List;

/// C. Spearman's rank correlation, by counting who stands before whom.
final class Ranks {
    private Ranks() {}

    /// Of both sides; NaN where either shows no spread.
    static double correlation(List<double[]> pairs) {
        double products = 0;
        double left = 0;
        double right = 0;
        for (double[] pair : pairs) {
            double x = rank(pairs, pair, 0);
            double y = rank(pairs, pair, 1);
            products += x * y;
            left += x * x;
            right += y * y;
        }
        return left == 0 || right == 0 ? Double.NaN : products / Math.sqrt(left * right);
    }

    /// From the middle, ties at their mean: how many stand before it less how many stand behind it.
    private static double rank(List<double[]> pairs, double[] one, int side) {
        return pairs.stream()
                .mapToDouble(other -> Math.signum(one[side] - other[side]))
                .sum();
    }
}
