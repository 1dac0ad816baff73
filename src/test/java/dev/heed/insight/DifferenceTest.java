package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    /// Table II of Newcombe (1998), method 10.
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000",
    })
    void ofSharesIsNewcombes(int n1, int of1, int n2, int of2, double low, double high) {
        Difference difference = Objects.requireNonNull(Difference.of(Rate.of(n1, of1), Rate.of(n2, of2)));
        assertThat(difference.value()).isEqualTo((double) n1 / of1 - (double) n2 / of2, within(1e-12));
        assertThat(difference.low()).isEqualTo(low, within(5e-5));
        assertThat(difference.high()).isEqualTo(high, within(5e-5));
    }

    @Test
    void ofNothingIsNone() {
        assertThat(Difference.of(Rate.of(0, 0), Rate.of(1, 2))).isNull();
        assertThat(Difference.of(Rate.of(1, 2), null)).isNull();
        assertThat(Difference.ofMeans(new long[] {1, 0, 0, 0, 0}, new long[] {0, 0, 0, 2, 3}))
                .isNull();
        assertThat(Difference.ofMeans(new long[] {3, 0, 0, 0, 0}, new long[] {0, 0, 0, 0, 3}))
                .isNull();
        assertThat(Difference.ofMeans(new long[] {50, 0, 0, 0, 50}, new long[] {0, 0, 0, 0, 2}))
                .isNull();
        assertThat(Difference.ofMeans(new long[] {0, 0, 0, 0, 2}, new long[] {50, 0, 0, 0, 50}))
                .isNull();
    }

    /// 3.66 of 50 against 2.6279 of 43, squared standard errors 0.025804 and 0.038785: 84.4 degrees of freedom, for 84
    /// of which tables give t = 1.9886.
    @Test
    void ofMeansIsWelchs() {
        Difference difference =
                Objects.requireNonNull(Difference.ofMeans(new long[] {3, 5, 10, 20, 12}, new long[] {10, 12, 9, 8, 4}));
        assertThat(difference.value()).isEqualTo(1.032093, within(1e-6));
        assertThat((difference.high() - difference.low()) / 2).isEqualTo(1.9886 * 0.2541447, within(2e-5));
    }
}
