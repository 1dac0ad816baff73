package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Buckets follow the clocks of a place.
class BucketsTest {
    /// The European Union changes its clocks at 01:00 UTC on the last Sundays of March and October, the United States
    /// at 02:00 local time on the second Sunday of March and the first of November.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Europe/Paris     | 2026-03-28 | 24 | 2026-03-28T00:00+01:00
                    Europe/Paris     | 2026-03-29 | 23 | 2026-03-29T00:00+01:00
                    Europe/Paris     | 2026-03-30 | 24 | 2026-03-30T00:00+02:00
                    Europe/Paris     | 2026-10-24 | 24 | 2026-10-24T00:00+02:00
                    Europe/Paris     | 2026-10-25 | 25 | 2026-10-25T00:00+02:00
                    Europe/Paris     | 2026-10-26 | 24 | 2026-10-26T00:00+01:00
                    America/New_York | 2026-03-07 | 24 | 2026-03-07T00:00-05:00
                    America/New_York | 2026-03-08 | 23 | 2026-03-08T00:00-05:00
                    America/New_York | 2026-03-09 | 24 | 2026-03-09T00:00-04:00
                    America/New_York | 2026-11-01 | 25 | 2026-11-01T00:00-04:00
                    America/New_York | 2026-11-02 | 24 | 2026-11-02T00:00-05:00
                    America/Havana   | 2026-03-08 | 23 | 2026-03-08T01:00-04:00
                    UTC              | 2026-03-29 | 24 | 2026-03-29T00:00Z
                    """)
    void aDayHasItsHours(ZoneId zone, String date, int hours, OffsetDateTime start) {
        Instant noon = OffsetDateTime.parse(date + "T17:00Z").toInstant();
        Instant begin = By.DAY.begin(noon.atZone(zone)).toInstant();
        Instant next = By.DAY.next(noon.atZone(zone)).toInstant();
        assertThat(Duration.between(begin, next)).isEqualTo(Duration.ofHours(hours));
        Buckets day = Buckets.of(begin, next, By.DAY, zone);
        assertThat(starts(day)).containsExactly(start);
        assertThat(Buckets.of(begin, next, By.HOUR, zone).size()).isEqualTo(hours);
    }

    @Test
    void theHourThatComesTwiceIsTwoHours() {
        Buckets hours = Buckets.of(
                Instant.parse("2026-10-24T23:00:00Z"), Instant.parse("2026-10-25T03:00:00Z"), By.HOUR, zone());
        assertThat(starts(hours))
                .extracting(OffsetDateTime::toString)
                .containsExactly(
                        "2026-10-25T01:00+02:00",
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00");
    }

    @Test
    void weeksBeginOnMondaysAndMonthsOnTheirFirst() {
        Instant from = Instant.parse("2026-02-28T23:00:00Z");
        Instant to = Instant.parse("2026-04-30T22:00:00Z");
        assertThat(starts(Buckets.of(from, to, By.WEEK, zone())))
                .hasSize(10)
                .startsWith(
                        OffsetDateTime.parse("2026-03-01T00:00+01:00"), OffsetDateTime.parse("2026-03-02T00:00+01:00"))
                .endsWith(
                        OffsetDateTime.parse("2026-04-20T00:00+02:00"), OffsetDateTime.parse("2026-04-27T00:00+02:00"));
        assertThat(starts(Buckets.of(from, to, By.MONTH, zone())))
                .containsExactly(
                        OffsetDateTime.parse("2026-03-01T00:00+01:00"), OffsetDateTime.parse("2026-04-01T00:00+02:00"));
    }

    @Test
    void theFirstAndLastAreCut() {
        Instant from = Instant.parse("2026-06-01T10:00:00Z");
        Instant to = Instant.parse("2026-06-02T20:00:00Z");
        Buckets days = Buckets.of(from, to, By.DAY, zone());
        assertThat(days.edges().stream().map(edge -> edge.toInstant()))
                .containsExactly(from, Instant.parse("2026-06-01T22:00:00Z"), to);
    }

    /// Lord Howe Island puts its clocks back by half an hour at 15:00 UTC on the first Sunday of April.
    @Test
    void theHalfHourThatComesTwiceIsABucketOfItsOwn() {
        Buckets hours = Buckets.of(
                Instant.parse("2026-04-04T13:00:00Z"),
                Instant.parse("2026-04-04T17:30:00Z"),
                By.HOUR,
                ZoneId.of("Australia/Lord_Howe"));
        assertThat(starts(hours))
                .extracting(OffsetDateTime::toString)
                .containsExactly(
                        "2026-04-05T00:00+11:00",
                        "2026-04-05T01:00+11:00",
                        "2026-04-05T01:30+10:30",
                        "2026-04-05T02:00+10:30",
                        "2026-04-05T03:00+10:30");
        for (Instant in : List.of(Instant.parse("2026-04-04T15:00:00Z"), Instant.parse("2026-04-04T15:29:59Z")))
            assertThat(By.HOUR
                            .begin(in.atZone(ZoneId.of("Australia/Lord_Howe")))
                            .toInstant())
                    .isEqualTo("2026-04-04T15:00:00Z");
    }

    /// Every bucket of every zone begins where the last ended, moves on, and holds its own hours: also where Samoa left
    /// out the 30th of December 2011, and Venezuela and Lord Howe Island moved their clocks by half an hour.
    @ParameterizedTest
    @CsvSource({
        "HOUR, 2011-12-20", "DAY, 2011-12-20", "WEEK, 2011-12-20", "MONTH, 2011-12-20",
        "HOUR, 2007-12-01", "HOUR, 2026-03-20", "HOUR, 2026-10-01", "DAY, 2026-10-01"
    })
    void everyHourLiesInItsBucketEverywhere(By by, LocalDate first) {
        for (String name : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(name);
            Instant from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant to = from.plus(Duration.ofDays(31));
            Buckets buckets = Buckets.of(from, to, by, zone);
            List<Instant> edges =
                    buckets.edges().stream().map(edge -> edge.toInstant()).toList();
            assertThat(edges)
                    .as(name)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(from)
                    .endsWith(to);
            Stream.iterate(from, hour -> hour.isBefore(to), hour -> hour.plusSeconds(3_600))
                    .forEach(hour -> {
                        int at = buckets.at(hour);
                        assertThat(hour)
                                .isBetween(edges.get(at), edges.get(at + 1).minusNanos(1));
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-05-20 | Asia/Kolkata        | DAY   | true
                    2026-05-20 | Asia/Kathmandu      | MONTH | true
                    2026-05-20 | Australia/Lord_Howe | WEEK  | true
                    1900-05-20 | Europe/Paris        | DAY   | false
                    1900-05-20 | UTC                 | DAY   | true
                    """)
    void edgesAreOnQuartersOfHoursWhereClocksAre(LocalDate day, ZoneId zone, By by, boolean on) {
        Buckets buckets = Buckets.of(
                day.atTime(0, 0, 1).toInstant(ZoneOffset.UTC),
                day.plusDays(40).atTime(0, 0, 1).toInstant(ZoneOffset.UTC),
                by,
                zone);
        assertThat(buckets.onQuarters()).isEqualTo(on);
    }

    /// RFC 3339 has no seconds in an offset and no fifth digit in a year.
    @ParameterizedTest
    @CsvSource({
        "1880-01-01T00:00:00Z, Europe/Paris, 1880-01-01T00:00Z",
        "9999-12-31T12:00:00Z, Pacific/Kiritimati, 9999-12-31T12:00Z",
        "0000-01-01T00:00:00Z, America/New_York, 0000-01-01T00:00Z",
        "2026-04-04T15:00:00Z, Australia/Lord_Howe, 2026-04-05T01:30+10:30",
    })
    void isWrittenAsOthersCanRead(Instant from, ZoneId zone, String written) {
        Buckets buckets = Buckets.of(from, from.plusSeconds(60), By.DAY, zone);
        assertThat(buckets.start(0)).hasToString(written);
    }

    @Test
    void thereAreAtMostAThousand() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        for (int hours : new int[] {999, 1_000}) {
            Buckets buckets = Buckets.of(from, from.plus(Duration.ofHours(hours)), By.HOUR, zone());
            assertThat(buckets.size()).isEqualTo(hours);
            assertThat(buckets.fault()).isEmpty();
        }
        for (int hours : new int[] {1_001, 900_000_000}) {
            Buckets buckets = Buckets.of(from, from.plus(Duration.ofHours(hours)), By.HOUR, ZoneId.of("UTC"));
            assertThat(buckets.size()).isEqualTo(1_001);
            assertThat(buckets.fault()).hasValueSatisfying(fault -> {
                assertThat(fault.at()).isEqualTo("by");
                assertThat(fault.detail()).contains("1000");
            });
        }
    }

    private static ZoneId zone() {
        return ZoneId.of("Europe/Paris");
    }

    /// Of each bucket.
    private static List<OffsetDateTime> starts(Buckets buckets) {
        List<OffsetDateTime> edges = new ArrayList<>();
        buckets.edges().forEach(edge -> edges.add(edge.toOffsetDateTime()));
        return edges.subList(0, buckets.size());
    }
}
