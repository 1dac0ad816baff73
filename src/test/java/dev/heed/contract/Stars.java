package dev.heed.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some ratings and their mean, with its interval: what means on pages are held against.
record Stars(List<Integer> all) {
    Stars {
        all = List.copyOf(all);
    }

    int n() {
        return all.size();
    }

    double sum() {
        return all.stream().mapToInt(one -> one).sum();
    }

    @Nullable
    Double mean() {
        return all.isEmpty() ? null : (Double) (sum() / n());
    }

    Share liked() {
        return Share.of(all, one -> one > 3);
    }

    /// Of the sample, by the sum of all squared differences between two of them.
    double variance() {
        double squares = 0;
        for (int one : all) for (int other : all) squares += (one - other) * (one - other);
        return squares / (2.0 * n() * (n() - 1));
    }

    /// Whether they differ: else there is no interval.
    boolean spread() {
        return all.stream().distinct().count() > 1;
    }

    @Nullable
    Double low() {
        return spread() ? (Double) Math.max(1, sum() / n() - half()) : null;
    }

    @Nullable
    Double high() {
        return spread() ? (Double) Math.min(5, sum() / n() + half()) : null;
    }

    /// Whether its interval lies above another's.
    boolean above(Stars other) {
        Double low = low();
        Double high = other.high();
        return low != null && high != null && low > high;
    }

    private double half() {
        return Student.quantile(n() - 1) * Math.sqrt(variance() / n());
    }
}
