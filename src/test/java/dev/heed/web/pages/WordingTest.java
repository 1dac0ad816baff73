package dev.heed.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.insight.By;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How times are written, and sentences that name them.
class WordingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Wording wording = new Wording(Locale.UK, ZoneId.of("Europe/Berlin"));
    private final Sentences sentences = new Sentences(wording, "the 30 days before", NOW);

    @Test
    void aTimeOfAnotherYearSaysWhich() {
        assertThat(wording.time(Instant.parse("2026-11-20T06:05:00Z"), NOW)).isEqualTo("07:05");
        assertThat(wording.time(Instant.parse("2026-08-19T13:52:00Z"), NOW)).isEqualTo("19 Aug, 15:52");
        // by these clocks the year has begun
        assertThat(wording.time(Instant.parse("2025-12-31T23:30:00Z"), NOW)).isEqualTo("1 Jan, 00:30");
        assertThat(wording.time(Instant.parse("2025-12-31T22:30:00Z"), NOW)).isEqualTo("31 Dec 2025, 23:30");
        assertThat(wording.day(Instant.parse("2025-11-20T12:00:00Z"), NOW)).isEqualTo("20 Nov 2025");
        assertThat(wording.day(Instant.parse("2026-11-20T12:00:00Z"), NOW)).isEqualTo("20 Nov");
    }

    @Test
    void bucketsSayTheirYearWhereOneDayComesTwice() {
        assertThat(names(By.DAY, "2025-11-21T00:00+01:00", "2026-11-20T00:00+01:00"))
                .containsExactly("21 Nov", "20 Nov");
        assertThat(names(By.DAY, "2025-11-20T00:00+01:00", "2026-11-20T00:00+01:00"))
                .containsExactly("20 Nov 2025", "20 Nov 2026");
        assertThat(names(By.WEEK, "2024-12-30T00:00+01:00", "2026-11-16T00:00+01:00"))
                .containsExactly("30 Dec 2024", "16 Nov 2026");
        assertThat(names(By.HOUR, "2026-08-19T15:00+02:00", "2026-08-19T16:00+02:00"))
                .containsExactly("19 Aug, 15:00", "19 Aug, 16:00");
        assertThat(names(By.MONTH, "2026-10-01T00:00+02:00", "2026-11-01T00:00+01:00"))
                .containsExactly("Oct 2026", "Nov 2026");
        assertThat(wording.buckets(List.of(), By.DAY)).isEmpty();
    }

    private List<String> names(By by, String... starts) {
        return wording.buckets(Stream.of(starts).map(OffsetDateTime::parse).toList(), by);
    }

    @Test
    void gapsAreNamedAsWhatTheyAre() {
        assertThat(gaps(By.DAY, "23 Aug")).isEqualTo(" No ratings on 23 Aug.");
        assertThat(gaps(By.DAY, "23 Aug", "24 Aug")).isEqualTo(" No ratings on 23 Aug and 24 Aug.");
        assertThat(gaps(By.WEEK, "23 Aug")).isEqualTo(" No ratings in the week of 23 Aug.");
        assertThat(gaps(By.WEEK, "23 Aug", "30 Aug")).isEqualTo(" No ratings in the weeks of 23 Aug and 30 Aug.");
        assertThat(gaps(By.MONTH, "Nov 2026")).isEqualTo(" No ratings in Nov 2026.");
        assertThat(gaps(By.HOUR, "23 Aug, 14:00")).isEqualTo(" No ratings in the hour from 23 Aug, 14:00.");
        assertThat(gaps(By.DAY)).isEmpty();
        assertThat(gaps(By.DAY, "1 Aug", "2 Aug", "3 Aug")).isEmpty();
    }

    private String gaps(By by, String... empty) {
        return sentences.gaps("ratings", List.of(empty), 9, by);
    }

    @Test
    void aProjectIsOneWordOfACommand() {
        assertThat(word("films")).isEqualTo("films");
        assertThat(word("films & co")).isEqualTo("'films & co'");
        assertThat(word("it's")).isEqualTo("'it'\\''s'");
    }

    private static String word(String project) {
        return new FirstRun(project, "http://localhost", null, null).word();
    }
}
