package dev.heed.web.pages;

import java.util.Locale;
import java.util.stream.DoubleStream;

/// A common scale of several values, with round ends.
record Scale(double low, double high) {
    Scale {
        if (!(low < high)) throw new IllegalArgumentException("low must be below high, got " + low + " and " + high);
    }

    /// The ends around some values, at whole steps, within bounds.
    static Scale around(DoubleStream values, double step, double least, double most) {
        var all = values.summaryStatistics();
        if (all.getCount() == 0) return new Scale(least, most);
        double low = Math.max(least, Math.floor(all.getMin() / step + 1e-9) * step);
        double high = Math.min(most, Math.ceil(all.getMax() / step - 1e-9) * step);
        return low < high ? new Scale(low, high) : new Scale(Math.max(least, low - step), Math.min(most, high + step));
    }

    /// Where a value lies, as a share of the width: `76.1%`.
    String at(double value) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp((value - low) / (high - low), 0, 1) * 100);
    }
}
