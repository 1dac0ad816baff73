package dev.heed.insight;

import java.util.stream.DoubleStream;

/// Spearman's correlation, the slow way: each rank is found by counting. Shares no code with what it judges.
final class NaiveCorrelation {
    private NaiveCorrelation() {}

    /// Pearson's correlation of mean ranks; NaN where either side is the same throughout.
    ///
    /// @param one as many as of the other, in the same order
    static double ofRanks(double[] one, double[] other) {
        double[] first = ranks(one);
        double[] second = ranks(other);
        double mean = (one.length + 1) / 2.0;
        double products = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < one.length; i++) {
            products += (first[i] - mean) * (second[i] - mean);
            firstSquares += Math.pow(first[i] - mean, 2);
            secondSquares += Math.pow(second[i] - mean, 2);
        }
        return products / Math.sqrt(firstSquares * secondSquares);
    }

    private static double[] ranks(double[] values) {
        return DoubleStream.of(values)
                .map(value -> 1
                        + DoubleStream.of(values).filter(other -> other < value).count()
                        + (DoubleStream.of(values)
                                                .filter(other -> other == value)
                                                .count()
                                        - 1)
                                / 2.0)
                .toArray();
    }
}
