package dev.heed.contract;

import org.jspecify.annotations.Nullable;

/// How far one number is above another, with its interval: what changes and comparisons on pages are held against.
record Apart(double value, double low, double high) {
    /// R. G. Newcombe's method 10.
    static @Nullable Apart of(Share one, Share other) {
        if (!one.known() || !other.known()) return null;
        double apart = one.value() - other.value();
        double down = Math.hypot(one.value() - one.low(), other.high() - other.value());
        double up = Math.hypot(one.high() - one.value(), other.value() - other.low());
        return new Apart(apart, apart - down, apart + up);
    }

    /// B. L. Welch's.
    static @Nullable Apart of(Stars one, Stars other) {
        if (!one.spread() || !other.spread()) return null;
        double v = one.variance() / one.n();
        double w = other.variance() / other.n();
        double freedom = Math.pow(v + w, 2) / (v * v / (one.n() - 1) + w * w / (other.n() - 1));
        double half = Student.quantile((int) freedom) * Math.sqrt(v + w);
        double apart = one.sum() / one.n() - other.sum() / other.n();
        return new Apart(apart, apart - half, apart + half);
    }

    boolean clear() {
        return low > 0 || high < 0;
    }
}
