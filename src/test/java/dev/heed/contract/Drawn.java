package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A scale as the head of a column says it, and what is drawn on it: a dot must lie where its number does.
record Drawn(String as, double low, double high) {
    private static final Pattern ENDS = Pattern.compile("([+−]?\\d+) to ([+−]?\\d+)( %| points| stars)");

    /// Places have two decimals of a per cent, and bounds of means come near enough.
    private static final double NEARLY = 0.02;

    static Drawn on(String as, String head) {
        Matcher ends = ENDS.matcher(head.replace('\u00a0', ' '));
        assertThat(ends.find()).as(as + ": " + head).isTrue();
        double unit = ends.group(3).equals(" stars") ? 1 : 100;
        return new Drawn(as, end(ends.group(1)) / unit, end(ends.group(2)) / unit);
    }

    private static double end(String written) {
        return Double.parseDouble(written.replace('−', '-'));
    }

    /// That all of these have room on it, and no more than a step is empty at either end.
    void holds(DoubleStream values, double step) {
        double[] all = values.sorted().toArray();
        if (all.length == 0) return;
        assertThat(all[0]).as(as).isBetween(low - 1e-9, low + step + 1e-9);
        assertThat(all[all.length - 1]).as(as).isBetween(high - step - 1e-9, high + 1e-9);
    }

    void point(Element svg, @Nullable Double value, @Nullable Double from, @Nullable Double to) {
        Element dot = svg.selectFirst("circle");
        Element whisker = svg.selectFirst("line:not(.mid)");
        if (value == null) assertThat(dot).as(as).isNull();
        else {
            at(dot, "cx", value);
            // what has no interval must not look surer than what has one
            assertThat(dot != null && dot.hasClass("hollow")).as(as).isEqualTo(from == null || to == null);
        }
        if (value == null || from == null || to == null)
            assertThat(whisker).as(as).isNull();
        else {
            at(whisker, "x1", from);
            at(whisker, "x2", to);
        }
    }

    void point(Element svg, Share share) {
        if (share.known()) point(svg, share.value(), share.low(), share.high());
        else point(svg, null, null, null);
    }

    void point(Element svg, Stars stars) {
        point(svg, stars.mean(), stars.low(), stars.high());
    }

    /// The line of the mean of all.
    void level(Element svg, double value) {
        at(svg.selectFirst(".mid"), "x1", value);
    }

    void at(@Nullable Element drawn, String attribute, double value) {
        assertThat(drawn).as(as).isNotNull();
        String place = drawn.attr(attribute);
        assertThat(place).as(as).matches("\\d+\\.\\d\\d%");
        double meant = Math.clamp((value - low) / (high - low), 0, 1) * 100;
        assertThat(Double.parseDouble(place.replace("%", ""))).as(as).isEqualTo(meant, within(NEARLY));
    }
}
