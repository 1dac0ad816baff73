package dev.heed.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreRangeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0",
        "0, 1, 0.1, 1",
        "0, 1, 0.3, 3",
        "0, 1, 0.29999999999999993, 2",
        "0, 1, 0.7, 7",
        "0, 1, 1, 9",
        "0, 1, -0.1, 0",
        "0, 1, 1.1, 9",
        "1, 5, 1.4, 1",
        "1, 5, 3.8, 7",
        "1, 5, 4.6, 9",
        "-1, 1, -0.8, 1",
        "-1, 1, 0.2, 6",
        "-5, 20, 2.5, 3",
        "0, 100, 70, 7",
    })
    void aScoreOnAnEdgeFallsIntoTheBinThatBeginsThere(double low, double high, double score, int bin) {
        assertThat(new ScoreRange(low, high).bin(score)).isEqualTo(bin);
    }

    @Test
    void edgesAreThoseThatOneWrites() {
        ScoreRange range = new ScoreRange(0, 1);
        assertThat(IntStream.rangeClosed(0, ScoreRange.BINS).mapToDouble(range::edge))
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "NaN, 1", "0, NaN", "0, 1e13", "-1e308, 1e308", "-Infinity, 0"})
    void aScaleIsFiniteAndRises(double low, double high) {
        assertThatThrownBy(() -> new ScoreRange(low, high)).isInstanceOf(IllegalArgumentException.class);
    }
}
