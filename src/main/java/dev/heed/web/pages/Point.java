package dev.heed.web.pages;

import dev.heed.insight.Mean;
import dev.heed.insight.Rate;
import org.jspecify.annotations.Nullable;

/// A value with its interval, as it is drawn in a row: a dot and a whisker on a common scale.
///
/// @param from where the whisker begins, in per cent of the width; `null` without an interval
/// @param to where it ends
/// @param dot where the value is
/// @param shade a class of the style sheet; empty for the usual one
record Point(@Nullable String from, @Nullable String to, String dot, String shade) {
    static @Nullable Point of(@Nullable Rate rate, Scale scale, String shade) {
        if (rate == null || rate.value() == null) return null;
        return new Point(scale.at(rate.low()), scale.at(rate.high()), scale.at(rate.value()), shade);
    }

    static Point of(double value, Mean mean, Scale scale, String shade) {
        Double low = mean.low();
        Double high = mean.high();
        return new Point(
                low == null ? null : scale.at(low), high == null ? null : scale.at(high), scale.at(value), shade);
    }
}
