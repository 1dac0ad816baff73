package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Filter;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgainstTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BEFORE | UTC           | 2026-03-01T00:00:00Z | 2026-03-31T00:00:00Z | 2026-01-30T00:00:00Z | 2026-03-01T00:00:00Z
                    YEAR   | UTC           | 2026-03-01T00:00:00Z | 2026-03-31T00:00:00Z | 2025-03-01T00:00:00Z | 2025-03-31T00:00:00Z
                    YEAR   | UTC           | 2024-02-29T00:00:00Z | 2024-03-02T00:00:00Z | 2023-02-28T00:00:00Z | 2023-03-02T00:00:00Z
                    BEFORE | Europe/Berlin | 2026-03-29T22:00:00Z | 2026-03-30T22:00:00Z | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z
                    YEAR   | Europe/Berlin | 2026-03-29T22:00:00Z | 2026-03-30T22:00:00Z | 2025-03-29T23:00:00Z | 2025-03-30T22:00:00Z
                    BEFORE | Europe/Berlin | 2026-03-29T00:00:00Z | 2026-03-30T00:00:00Z | 2026-03-28T00:00:00Z | 2026-03-29T00:00:00Z
                    BEFORE | America/Havana | 2026-03-08T05:00:00Z | 2026-03-15T04:00:00Z | 2026-03-01T05:00:00Z | 2026-03-08T05:00:00Z
                    BEFORE | America/Havana | 2026-03-01T05:00:00Z | 2026-03-08T05:00:00Z | 2026-02-22T05:00:00Z | 2026-03-01T05:00:00Z
                    YEAR   | UTC           | 2025-01-01T00:00:00Z | 2026-01-01T00:00:00Z | 2024-01-01T00:00:00Z | 2024-12-31T00:00:00Z
                    YEAR   | UTC           | 2024-01-01T00:00:00Z | 2025-01-01T00:00:00Z | 2023-01-01T00:00:00Z | 2024-01-01T00:00:00Z
                    YEAR   | Europe/Berlin | 2026-03-29T00:30:00Z | 2026-03-29T01:30:00Z | 2025-03-29T00:30:00Z | 2025-03-29T01:30:00Z
                    """)
    void isAsLongByTheClocksOfThePlace(
            Against against, ZoneId zone, Instant from, Instant to, Instant earlierFrom, Instant earlierTo) {
        Filter earlier = against.earlier(Filter.ALL.within(from, to), zone, to);
        assertThat(earlier).isEqualTo(Filter.ALL.within(earlierFrom, earlierTo));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    BEFORE | UTC           | 2026-03-01T00:00:00Z | 2026-03-31T00:00:00Z | 2026-03-30T09:00:00Z | 2026-01-30T00:00:00Z | 2026-02-28T09:00:00Z
                    BEFORE | UTC           | 2026-03-01T00:00:00Z | 2026-03-31T00:00:00Z | 2026-03-01T00:00:01Z | 2026-01-30T00:00:00Z | 2026-01-30T00:00:01Z
                    YEAR   | UTC           | 2024-01-01T00:00:00Z | 2025-01-01T00:00:00Z | 2024-12-31T12:00:00Z | 2023-01-01T00:00:00Z | 2023-12-31T12:00:00Z
                    BEFORE | Europe/Berlin | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z | 2026-03-29T10:00:00Z | 2026-03-27T23:00:00Z | 2026-03-28T11:00:00Z
                    BEFORE | Europe/Berlin | 2026-03-29T10:00:00Z | 2026-03-29T14:00:00Z | 2026-03-29T11:00:00Z | 2026-03-29T06:00:00Z | 2026-03-29T07:00:00Z
                    """)
    void isCutWhereThisTimeIsNow(
            Against against,
            ZoneId zone,
            Instant from,
            Instant to,
            Instant now,
            Instant earlierFrom,
            Instant earlierTo) {
        assertThat(against.earlier(Filter.ALL.within(from, to), zone, now))
                .isEqualTo(Filter.ALL.within(earlierFrom, earlierTo));
    }

    @Test
    void isNothingWithoutATimeOrWhenNothingIsAskedFor() {
        Instant now = Instant.parse("2026-03-29T00:00:00Z");
        Instant later = Instant.parse("2028-03-29T00:00:00Z");
        ZoneId zone = ZoneId.of("UTC");
        assertThat(Against.BEFORE.earlier(Filter.ALL.within(now, later), zone, now))
                .isNull();
        assertThat(Against.NONE.earlier(Filter.ALL.within(now, now.plusSeconds(1)), zone, later))
                .isNull();
        assertThat(Against.YEAR.earlier(Filter.ALL.within(now, null), zone, later))
                .isNull();
        Instant inAYear = Instant.parse("2027-03-29T00:00:00Z");
        assertThat(Against.YEAR.earlier(Filter.ALL.within(now, inAYear), zone, later))
                .isNotNull();
        assertThat(Against.YEAR.earlier(Filter.ALL.within(now, inAYear.plusNanos(1_000)), zone, later))
                .isNull();
        assertThat(Against.BEFORE.earlier(Filter.ALL.within(null, now), zone, later))
                .isNull();
    }
}
