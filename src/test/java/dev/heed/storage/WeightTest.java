package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightTest {
    private static final String LONG = "x".repeat(1_000);

    @Test
    void isNeverNothing() {
        assertThat(Weight.of()).isEqualTo(Weight.BARE);
        assertThat(Weight.of(null, null)).isEqualTo(Weight.BARE);
    }

    @Test
    void growsWithEveryText() {
        assertThat(Weight.of(LONG)).isBetween(Weight.BARE + 2_000, Weight.BARE + 2_100);
        assertThat(Weight.of(List.of(LONG, LONG), LONG)).isBetween(Weight.BARE + 6_000, Weight.BARE + 6_400);
        assertThat(Weight.of(Map.of(LONG, List.of(Map.of("deep", LONG)))))
                .isBetween(Weight.BARE + 4_000, Weight.BARE + 4_800);
    }

    /// 4 kB of JSON may be thousands of small objects.
    @Test
    void countsWhatIsSmallAndMany() {
        assertThat(Weight.of(Map.of("a", Collections.nCopies(2_000, 1L)))).isGreaterThan(2_000 * 24);
    }
}
