package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellQueryTest {
    /// Written as from..to; nothing is open, `none` is none.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    24..72 | 1..3 |
                    23..73 | 1..3 | 23..24 72..73
                    25..71 | none | 25..71
                    30..40 | none | 30..40
                    30..50 | none | 30..50
                    ..49   | ..2  | 48..49
                    -2..   | 0..  | -2..0
                    ..     | ..   |
                    -50..-3 | -2..-1 | -50..-48 -24..-3
                    """)
    void hoursAreWholeDaysAndARest(String hours, String days, @Nullable String rest) {
        String[] ends = hours.split("\\.\\.", -1);
        CellQuery.Range range = new CellQuery.Range(end(ends[0]), end(ends[1]));
        assertThat(text(range.days())).isEqualTo(days);
        assertThat(range.rest().stream().map(CellQueryTest::text).collect(Collectors.joining(" ")))
                .isEqualTo(rest == null ? "" : rest);
    }

    private static @Nullable Integer end(String text) {
        return text.isEmpty() ? null : (Integer) Integer.parseInt(text);
    }

    private static String text(CellQuery.@Nullable Range range) {
        if (range == null) return "none";
        return (range.from() == null ? "" : range.from()) + ".." + (range.to() == null ? "" : range.to());
    }
}
