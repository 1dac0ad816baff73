package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanTest {
    /// From the table of the upper 2.5 % in any textbook, such as the NIST/SEMATECH e-Handbook, 1.3.6.7.2; at the end
    /// that
    /// of the normal distribution.
    @ParameterizedTest
    @CsvSource({
        "1, 12.7062",
        "2, 4.3027",
        "5, 2.5706",
        "10, 2.2281",
        "11, 2.2010",
        "12, 2.1788",
        "13, 2.1604",
        "15, 2.1314",
        "20, 2.0860",
        "30, 2.0423",
        "60, 2.0003",
        "120, 1.9799",
        "1000000000, 1.9600",
    })
    void quantilesAreThePublishedOnes(long freedom, double t) {
        assertThat(Mean.t(freedom)).isEqualTo(t, within(0.00006));
    }

    /// 1, 2, 3, 4, 5: mean 3, s = √2.5, t of 4 degrees 2.7764, so 3 ± 1.9633.
    @Test
    void theIntervalIsStudents() {
        Mean mean = Mean.of(new long[] {1, 1, 1, 1, 1});
        assertThat(mean.mean()).isEqualTo(3);
        assertThat(mean.n()).isEqualTo(5);
        assertThat(mean.low()).isEqualTo(3 - 1.9633, within(0.0001));
        assertThat(mean.high()).isEqualTo(3 + 1.9633, within(0.0001));
    }

    @Test
    void theIntervalStaysOnTheScale() {
        assertThat(Mean.of(new long[] {1, 0, 0, 0, 1})).isEqualTo(new Mean(3.0, 2, 1.0, 5.0));
    }

    @Test
    void withoutSpreadThereIsNoInterval() {
        assertThat(Mean.of(new long[5])).isEqualTo(new Mean(null, 0, null, null));
        assertThat(Mean.of(new long[] {0, 0, 0, 0, 1})).isEqualTo(new Mean(5.0, 1, null, null));
        assertThat(Mean.of(new long[] {0, 0, 7, 0, 0})).isEqualTo(new Mean(3.0, 7, null, null));
    }
}
