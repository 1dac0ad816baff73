package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    /// The last four: R. G. Newcombe, "Two-Sided Confidence Intervals for the Single Proportion: Comparison of Seven
    /// Methods", Statistics in Medicine 17 (1998), table I, method 3.
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.2775",
        "5, 10, 0.2366, 0.7634",
        "10, 10, 0.7225, 1",
        "1, 100, 0.0018, 0.0545",
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0, 0.1611",
        "1, 29, 0.0061, 0.1718",
    })
    void boundsAreThePublishedOnes(long n, long of, double low, double high) {
        Rate rate = Rate.of(n, of);
        assertThat(rate.value()).isEqualTo((double) n / of);
        assertThat(rate.low()).isEqualTo(low, within(0.00005));
        assertThat(rate.high()).isEqualTo(high, within(0.00005));
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(Rate.of(0, 0)).isEqualTo(new Rate(null, 0, 0, 0, 1));
    }

    @Test
    void theIntervalHoldsTheValueAndStaysAShare() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long of = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
            Rate rate = Rate.of(random.nextInt(4) == 0 ? of : random.nextLong(of + 1), of);
            assertThat(rate.value()).isBetween(rate.low(), rate.high());
            assertThat(rate.low()).isNotNegative();
            assertThat(rate.high()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void noMoreCanSayYesThanWereAsked() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(3, 2)).withMessage("n must be 0..2, got 3");
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(-1, 2));
    }
}
