package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanTest {
    /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975.
    @ParameterizedTest
    @CsvSource({
        "1, 12.706",
        "2, 4.303",
        "5, 2.571",
        "10, 2.228",
        "11, 2.201",
        "12, 2.179",
        "15, 2.131",
        "20, 2.086",
        "30, 2.042",
        "60, 2.000",
        "100, 1.984",
        "1000000000, 1.960",
    })
    void quantilesAreThePublishedOnes(long freedom, double t) {
        assertThat(Mean.t(freedom)).isEqualTo(t, within(0.0005));
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
