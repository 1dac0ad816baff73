package dev.heed.web.pages;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A small curve in a tile, as paths in a field of 100 by 32. It has no axis and no numbers: it shows
/// the course only.
///
/// @param band between the bounds of the intervals; may be empty
/// @param level of the time before; may be empty
/// @param line may be empty
/// @param columns instead of a line; may be empty
record Spark(String band, String level, String line, String columns) {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 32;
    private static final double MARGIN = 1;

    /// One bucket.
    record Step(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {}

    /// Counts, from zero.
    static Spark columns(List<Long> counts) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder path = new StringBuilder();
        double slot = WIDTH / Math.max(1, counts.size());
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) == 0) continue;
            double high = counts.get(i) * (HEIGHT - MARGIN) / most;
            path.append(
                    String.format(Locale.ROOT, "M%.2f 32v-%.1fh%.2fV32z", i * slot + slot * 0.15, high, slot * 0.7));
        }
        return new Spark("", "", "", path.toString());
    }

    /// Values with their intervals; `null` if there are none.
    static @Nullable Spark line(List<Step> steps, @Nullable Double before) {
        DoubleStream all = Stream.concat(
                        steps.stream().flatMap(step -> Stream.of(step.value, step.low, step.high)), Stream.of(before))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
        var range = all.summaryStatistics();
        if (steps.stream().allMatch(step -> step.value == null)) return null;
        double low = range.getMin();
        double span = range.getMax() > low ? range.getMax() - low : 1;
        StringBuilder line = new StringBuilder();
        StringBuilder band = new StringBuilder();
        StringBuilder back = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            double x = steps.size() == 1 ? WIDTH / 2 : i * WIDTH / (steps.size() - 1);
            if (step.value == null) {
                close(band, back);
                pen = false;
                continue;
            }
            line.append(to(pen ? 'L' : 'M', x, y(step.value, low, span)));
            // a single point would be no line
            if (!pen) line.append("h.01");
            pen = true;
            if (step.low == null || step.high == null) {
                close(band, back);
                continue;
            }
            band.append(to(back.isEmpty() ? 'M' : 'L', x, y(step.high, low, span)));
            back.insert(0, to('L', x, y(step.low, low, span)));
        }
        close(band, back);
        return new Spark(
                band.toString(), before == null ? "" : to('M', 0, y(before, low, span)) + "H100", line.toString(), "");
    }

    private static void close(StringBuilder band, StringBuilder back) {
        if (back.isEmpty()) return;
        band.append(back).append('z');
        back.setLength(0);
    }

    private static double y(double value, double low, double span) {
        return HEIGHT - MARGIN - (value - low) / span * (HEIGHT - 2 * MARGIN);
    }

    /// A step of a path: a pen moved (`M`) or drawn (`L`) to a place.
    private static String to(char pen, double x, double y) {
        return String.format(Locale.ROOT, "%c%.2f %.1f", pen, x, y);
    }
}
