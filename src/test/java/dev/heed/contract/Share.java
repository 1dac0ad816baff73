package dev.heed.contract;

import java.util.List;
import java.util.function.Predicate;

/// How many of how many, with its interval, by the plainest way to each: what shares on pages are held against.
record Share(long n, long of) {
    private static final double Z = 1.959964;

    static <T> Share of(List<T> asked, Predicate<T> yes) {
        return new Share(asked.stream().filter(yes).count(), asked.size());
    }

    static Share of(List<Boolean> said) {
        return of(said, yes -> yes);
    }

    boolean known() {
        return of > 0;
    }

    double value() {
        return (double) n / of;
    }

    /// The lower root of (p − x)² = z² x (1 − x) / of.
    double low() {
        return (2 * n + Z * Z - root()) / (2 * (of + Z * Z));
    }

    /// The upper one.
    double high() {
        return (2 * n + Z * Z + root()) / (2 * (of + Z * Z));
    }

    private double root() {
        return Z * Math.sqrt(Z * Z + 4 * n * (1 - value()));
    }
}
