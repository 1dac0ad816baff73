package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every number agrees with a naive count over the votes that a filter means.
abstract class InsightContract extends VotesContract {
    /// Three days that hold votes; the first and last hours of each are checked by the bounds below.
    private static final List<@Nullable String> HOURS =
            Arrays.asList(null, "2026-03-01T05:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T17:00:00Z");

    private static final List<@Nullable String> DAYS =
            Arrays.asList(null, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "2, true"})
    void figuresAndRatingsAreThoseOfTheVotes(long project, boolean verified) {
        live();
        for (Kind kind : kinds())
            for (String from : HOURS)
                for (String to : HOURS) {
                    if (from != null && to != null && from.compareTo(to) >= 0) continue;
                    Filter filter = filter(kind, from, to, List.of(), List.of(), List.of(), verified);
                    var naive = new NaiveFigures(meant(project, filter));
                    naive.assertFigures(counted(insights().summary(project(project), filter, null))
                            .figures());
                    naive.assertDistribution(counted(insights().ratings(project(project), filter)));
                }
    }

    @Test
    void onlyVerifiedVotesCountIfNothingElseIsSaid() {
        live();
        Filter silent = filter(null, null, null, List.of(), List.of(), List.of(), null);
        Filter said = filter(null, null, null, List.of(), List.of(), List.of(), true);
        var naive = new NaiveFigures(meant(1, said));
        assertThat(naive.votes()).hasSizeGreaterThan(100);
        naive.assertFigures(
                counted(insights().summary(project(1), silent, null)).figures());
    }

    @Test
    void figuresOfItemsAreThoseOfTheirVotes() {
        live();
        for (List<String> items : List.of(List.of("alien"), List.of("brazil", "alien"), List.of("nothing")))
            for (Kind kind : kinds())
                for (String from : DAYS) {
                    Filter filter = filter(kind, from, null, items, List.of(), List.of(), true);
                    var naive = new NaiveFigures(meant(1, filter));
                    naive.assertFigures(counted(insights().summary(project(1), filter, null))
                            .figures());
                    naive.assertDistribution(counted(insights().ratings(project(1), filter)));
                }
    }

    @Test
    void figuresOfAnyFilterAreThoseOfItsVotes() {
        live();
        for (int i = 0; i < 150; i++) {
            Filter filter = anything();
            var naive = new NaiveFigures(meant(1, filter));
            naive.assertFigures(
                    counted(insights().summary(project(1), filter, null)).figures());
            naive.assertDistribution(counted(insights().ratings(project(1), filter)));
        }
    }

    @Test
    void trendsOfAnyFilterAreThoseOfItsVotes() {
        live();
        for (int i = 0; i < 100; i++) {
            Filter filter = anything();
            By by = crowd.one(List.of(By.values()));
            String zone = crowd.one(ZONES);
            Trends trends = counted(insights().trends(project(1), filter, by, zone));
            List<Feedback> meant = meant(1, filter);
            if (meant.isEmpty() && (filter.from() == null || filter.to() == null))
                assertThat(trends.buckets()).isEmpty();
            else assertBuckets(trends, meant);
        }
    }

    @Test
    void figuresOfAPersonAreThoseOfTheirVotes() {
        live();
        String subject = votes.stream()
                .filter(vote -> vote.project() == 1 && !vote.withdrawn())
                .map(vote -> vote.provenance().subject())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Filter filter = new Filter(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(subject),
                List.of(),
                true,
                false,
                null);
        assertThat(meant(1, filter).size() + meant(1, filter.verified(false)).size())
                .isPositive();
        for (boolean verified : List.of(true, false)) {
            Filter theirs = filter.verified(verified);
            new NaiveFigures(meant(1, theirs))
                    .assertFigures(counted(insights().summary(project(1), theirs, null))
                            .figures());
        }
    }

    /// Where too many would have to be read, what is counted still answers.
    @Test
    void readsOnlySoManyVotes() {
        live();
        Insights bounded = insights(10);
        Filter rated = new Filter(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(5),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                true,
                false,
                null);
        for (var answer : List.of(
                bounded.summary(project(1), rated, null),
                bounded.ratings(project(1), rated),
                bounded.trends(project(1), rated, By.DAY, "UTC"),
                bounded.trends(
                        project(1),
                        filter(null, null, null, List.of("alien"), List.of(), List.of(), true),
                        By.DAY,
                        "Europe/Paris"),
                bounded.summary(
                        project(1),
                        filter(null, "2026-03-01T00:00:01Z", null, List.of("alien"), List.of(), List.of(), true),
                        null))) assertThat(refused(answer)).containsExactly("from");
        var open = filter(null, null, null, List.of(), List.of(), List.of(), true);
        new NaiveFigures(meant(1, open))
                .assertFigures(counted(bounded.summary(project(1), open, null)).figures());
        for (Filter part : List.of(
                filter(Kind.CHAT, null, "2026-03-03T00:00:00Z", List.of(), List.of("als-1", "bandit"), List.of(), true),
                filter(null, "2026-03-02T00:00:00Z", null, List.of(), List.of(), List.of("wrong"), true))) {
            var naive = new NaiveFigures(meant(1, part));
            naive.assertFigures(counted(bounded.summary(project(1), part, null)).figures());
            naive.assertDistribution(counted(bounded.ratings(project(1), part)));
            assertBuckets(counted(bounded.trends(project(1), part, By.DAY, "UTC")), meant(1, part));
        }
    }

    @ParameterizedTest
    @EnumSource
    void trendsAreTheFiguresOfEachBucket(By by) {
        live();
        for (String zone : List.of("UTC", "Europe/Paris", "America/New_York", "Pacific/Auckland"))
            for (String from : HOURS) {
                Filter filter = filter(null, from, null, List.of(), List.of(), List.of(), true);
                Trends trends = counted(insights().trends(project(1), filter, by, zone));
                assertThat(trends.by()).isEqualTo(by);
                assertThat(trends.timeZone()).isEqualTo(zone);
                assertBuckets(trends, meant(1, filter));
            }
    }

    /// The buckets join, hold every vote, and each holds the votes of its time.
    private static void assertBuckets(Trends trends, List<Feedback> meant) {
        @Nullable OffsetDateTime last = null;
        long all = 0;
        assertThat(trends.buckets()).isNotEmpty();
        for (Trends.Bucket bucket : trends.buckets()) {
            if (last != null) assertThat(bucket.start()).isEqualTo(last);
            last = bucket.end();
            Instant start = bucket.start().toInstant();
            Instant end = bucket.end().toInstant();
            new NaiveFigures(meant.stream()
                            .filter(vote ->
                                    !time(vote).isBefore(start) && time(vote).isBefore(end))
                            .toList())
                    .assertFigures(bucket.figures());
            all += bucket.figures().votes();
        }
        assertThat(all).isEqualTo(meant.size());
    }

    /// One vote in each hour of three days around a change of clocks.
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2026-03-29, 23",
        "Europe/Paris, 2026-10-25, 25",
        "America/New_York, 2026-03-08, 23",
        "America/New_York, 2026-11-01, 25",
        "UTC, 2026-03-29, 24",
    })
    void aDayHasAsManyHoursAsItsClocksSay(ZoneId zone, LocalDate day, int hours) {
        Instant from = day.minusDays(1).atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(2).atStartOfDay(zone).toInstant();
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1)))
            votes.add(at(hour.plusSeconds(crowd.below(3_600))));
        store();
        Filter filter = filter(null, from.toString(), to.toString(), List.of(), List.of(), List.of(), true);
        Trends days = counted(insights().trends(project(1), filter, By.DAY, zone.getId()));
        assertThat(days.buckets().stream().map(bucket -> bucket.figures().votes()))
                .containsExactly(24L, (long) hours, 24L);
        Trends each = counted(insights().trends(project(1), filter, By.HOUR, zone.getId()));
        assertThat(each.buckets())
                .hasSize(48 + hours)
                .allMatch(bucket -> bucket.figures().votes() == 1);
        Project there = project(1, zone);
        assertThat(counted(insights().trends(there, filter, By.DAY, null))).isEqualTo(days);
    }

    @Test
    void emptyBucketsAreThereAndEmptyProjectsHaveNone() {
        Filter open = filter(null, null, null, List.of(), List.of(), List.of(), null);
        assertThat(counted(insights().trends(project(1), open, By.DAY, null)).buckets())
                .isEmpty();
        new NaiveFigures(List.of())
                .assertFigures(
                        counted(insights().summary(project(1), open, null)).figures());
        Filter days =
                filter(null, "2026-03-01T00:00:00Z", "2026-03-05T00:00:00Z", List.of(), List.of(), List.of(), null);
        assertThat(counted(insights().trends(project(1), days, By.DAY, null)).buckets())
                .hasSize(4)
                .allSatisfy(bucket -> new NaiveFigures(List.of()).assertFigures(bucket.figures()));
        votes.add(at(Instant.parse("2026-03-02T12:30:00Z")));
        votes.add(at(Instant.parse("2026-03-04T00:00:00Z")));
        store();
        assertThat(counted(insights().trends(project(1), open, By.DAY, null)).buckets())
                .extracting(bucket -> bucket.start() + " " + bucket.figures().votes())
                .containsExactly("2026-03-02T00:00Z 1", "2026-03-03T00:00Z 0", "2026-03-04T00:00Z 1");
    }

    /// Nobody has to know how old the oldest vote is.
    @ParameterizedTest
    @CsvSource({
        "2023-06-08, DAY, 1000",
        "2023-06-07, WEEK, 144",
        "2007-01-08, WEEK, 1000",
        "2007-01-07, MONTH, 231",
        "1970-01-01, MONTH, 675"
    })
    void bucketsAreAsLongAsFits(String oldest, By by, int buckets) {
        votes.add(at(Instant.parse(oldest + "T12:00:00Z")));
        votes.add(at(Instant.parse("2026-03-03T12:00:00Z")));
        store();
        Filter open = filter(null, null, null, List.of(), List.of(), List.of(), null);
        Trends trends = counted(insights().trends(project(1), open, null, "UTC"));
        assertThat(trends.by()).isEqualTo(by);
        assertThat(trends.buckets()).hasSize(buckets);
    }

    @Test
    void whatHasNoAnswerIsRefusedByName() {
        assertThat(faults(new Filter(
                        null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of(), List.of(), null, true, null)))
                .containsExactly("withdrawn");
        String hour = "2026-03-01T10:00:00Z";
        assertThat(faults(filter(null, hour, hour, List.of(), List.of(), List.of(), null)))
                .containsExactly("to");
    }

    private List<String> faults(Filter filter) {
        assertThat(refused(insights().summary(project(1), filter, null)))
                .isEqualTo(refused(insights().ratings(project(1), filter)));
        return refused(insights().trends(project(1), filter, By.DAY, null));
    }
}
