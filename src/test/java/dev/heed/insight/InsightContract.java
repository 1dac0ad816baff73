package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.access.ProjectSettings;
import dev.heed.domain.Fault;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Provenance;
import dev.heed.domain.Target;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.Crowd;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every number agrees with a naive count over the votes that a filter means.
abstract class InsightContract extends DatabaseContract {
    private static final int VOTES = 1_200;

    /// Three days that hold votes; the first and last hours of each are checked by the bounds below.
    private static final List<@Nullable String> HOURS =
            Arrays.asList(null, "2026-03-01T05:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T17:00:00Z");

    private static final List<@Nullable String> DAYS =
            Arrays.asList(null, "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");

    private final List<Feedback> votes = new ArrayList<>();
    private final Crowd crowd = new Crowd(17);

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
    }

    /// Votes, some revised, some withdrawn.
    private void live() {
        for (int i = 0; i < VOTES; i++) votes.add(crowd.below(2) == 0 ? crowd.media(null) : crowd.chat());
        store();
        Ledger.write(database(), ledger -> {
            for (int i = 0; i < VOTES / 3; i++) {
                int at = crowd.below(VOTES);
                Feedback before = votes.get(at);
                if (before.withdrawn()) continue;
                Feedback after = i % 4 == 0 ? before.withdrawn(crowd.time()) : crowd.revise(before);
                FeedbackRows.update(ledger.sql(), List.of(after), List.of(before));
                ledger.tally().vote(before, after);
                votes.set(at, after);
            }
            return 0;
        });
    }

    private void store() {
        Ledger.write(database(), ledger -> {
            FeedbackRows.insert(ledger.sql(), votes);
            votes.forEach(vote -> ledger.tally().vote(null, vote));
            return 0;
        });
    }

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
                    naive.assertWhole(counted(insights().summary(project(project), filter)));
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
        naive.assertWhole(counted(insights().summary(project(1), silent)));
    }

    @Test
    void figuresOfItemsAreThoseOfTheirVotes() {
        live();
        for (List<String> items : List.of(List.of("alien"), List.of("brazil", "alien"), List.of("nothing")))
            for (Kind kind : kinds())
                for (String from : DAYS) {
                    Filter filter = filter(kind, from, null, items, List.of(), List.of(), true);
                    var naive = new NaiveFigures(meant(1, filter));
                    naive.assertWhole(counted(insights().summary(project(1), filter)));
                    naive.assertDistribution(counted(insights().ratings(project(1), filter)));
                }
    }

    @Test
    void figuresOfModelsAndTagsAreThoseOfTheirVotes() {
        live();
        for (String to : DAYS) {
            for (List<String> models : List.of(List.of("als-1"), List.of("als-2", "bandit"), List.of("nothing")))
                assertPart(filter(Kind.CHAT, null, to, List.of(), models, List.of(), true));
            for (String tag : List.of("too long", "schön", "nothing"))
                for (Kind kind : kinds()) assertPart(filter(kind, null, to, List.of(), List.of(), List.of(tag), false));
        }
    }

    private void assertPart(Filter filter) {
        var naive = new NaiveFigures(meant(2, filter));
        naive.assertPart(counted(insights().summary(project(2), filter)));
        Ratings ratings = counted(insights().ratings(project(2), filter));
        naive.assertThumbs(ratings);
        assertThat(ratings.stars()).isNull();
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
                assertBuckets(trends, meant(1, filter), NaiveFigures::assertWhole);
            }
    }

    @Test
    void trendsOfItemsModelsAndTagsAreThoseOfTheirDays() {
        live();
        for (Filter filter : List.of(
                filter(null, null, null, List.of("alien", "charade"), List.of(), List.of(), true),
                filter(Kind.CHAT, "2026-03-02T00:00:00Z", null, List.of(), List.of("als-1"), List.of(), true),
                filter(null, null, "2026-03-03T00:00:00Z", List.of(), List.of(), List.of("wrong"), true))) {
            boolean whole = !filter.mediaIds().isEmpty();
            for (By by : List.of(By.DAY, By.WEEK, By.MONTH))
                assertBuckets(
                        counted(insights().trends(project(1), filter, by, "UTC")),
                        meant(1, filter),
                        whole ? NaiveFigures::assertWhole : NaiveFigures::assertPart);
        }
    }

    /// How one bucket is judged.
    private interface Verdict {
        void on(NaiveFigures naive, Figures figures);
    }

    /// The buckets join, hold every vote, and each holds the votes of its time.
    private static void assertBuckets(Trends trends, List<Feedback> meant, Verdict verdict) {
        @Nullable OffsetDateTime last = null;
        long all = 0;
        assertThat(trends.buckets()).isNotEmpty();
        for (Trends.Bucket bucket : trends.buckets()) {
            if (last != null) assertThat(bucket.start()).isEqualTo(last);
            last = bucket.end();
            Instant start = bucket.start().toInstant();
            Instant end = bucket.end().toInstant();
            verdict.on(
                    new NaiveFigures(meant.stream()
                            .filter(vote ->
                                    !time(vote).isBefore(start) && time(vote).isBefore(end))
                            .toList()),
                    bucket.figures());
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

    private Feedback at(Instant time) {
        Feedback vote = crowd.chat();
        Provenance from = vote.provenance();
        return new Feedback(
                vote.id(),
                1,
                vote.anchor(),
                vote.target(),
                vote.signals(),
                vote.remark(),
                new Provenance(time, time, null, null, null, true, 1, from.found(), from.textModes()),
                vote.triage(),
                1,
                null);
    }

    @Test
    void emptyBucketsAreThereAndEmptyProjectsHaveNone() {
        Filter open = filter(null, null, null, List.of(), List.of(), List.of(), null);
        assertThat(counted(insights().trends(project(1), open, By.DAY, null)).buckets())
                .isEmpty();
        new NaiveFigures(List.of()).assertWhole(counted(insights().summary(project(1), open)));
        Filter days =
                filter(null, "2026-03-01T00:00:00Z", "2026-03-05T00:00:00Z", List.of(), List.of(), List.of(), null);
        assertThat(counted(insights().trends(project(1), days, By.DAY, null)).buckets())
                .hasSize(4)
                .allSatisfy(bucket -> new NaiveFigures(List.of()).assertWhole(bucket.figures()));
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
    void whatTheCountsCannotAnswerIsRefusedByName() {
        assertThat(faults(new Filter(
                        null,
                        null,
                        null,
                        List.of(),
                        List.of("film"),
                        List.of("primary"),
                        List.of(),
                        List.of(5),
                        List.of(Thumb.UP),
                        List.of(),
                        List.of("s"),
                        List.of(Triage.NEW),
                        null,
                        true,
                        null)))
                .containsExactly("type", "recommendation_type", "rating", "subject", "triage", "withdrawn");
        assertThat(faults(filter(null, null, null, List.of(), List.of("m"), List.of(), null)))
                .containsExactly("model");
        assertThat(faults(filter(Kind.CHAT, null, null, List.of("a"), List.of("m"), List.of("t"), null)))
                .containsExactly("model", "tag");
        assertThat(faults(filter(null, null, null, List.of(), List.of(), List.of("a", "b"), null)))
                .containsExactly("tag");
        String off = "2026-03-01T10:00:00.000001Z";
        String hour = "2026-03-01T10:00:00Z";
        assertThat(faults(filter(null, off, null, List.of(), List.of(), List.of(), null)))
                .containsExactly("from");
        assertThat(faults(filter(null, hour, hour, List.of(), List.of(), List.of(), null)))
                .containsExactly("to");
        assertThat(faults(filter(null, hour, null, List.of("a"), List.of(), List.of(), null)))
                .containsExactly("from");
    }

    private List<String> faults(Filter filter) {
        assertThat(insights().summary(project(1), filter)).isInstanceOf(Insights.Answer.Refused.class);
        assertThat(insights().ratings(project(1), filter)).isInstanceOf(Insights.Answer.Refused.class);
        if (!(insights().trends(project(1), filter, By.DAY, null)
                instanceof Insights.Answer.Refused<Trends>(var refusal))) throw new AssertionError("it is answered");
        return refusal.faults().stream().map(Fault::at).toList();
    }

    private Insights insights() {
        return new Insights(database());
    }

    private static Project project(long id) {
        return project(id, ZoneId.of("UTC"));
    }

    private static Project project(long id, ZoneId zone) {
        ProjectSettings usual = ProjectSettings.INITIAL;
        return new Project(
                id,
                "project " + id,
                new ProjectSettings(
                        false, usual.slots(), zone, usual.scoreRange(), usual.policy(), 1, usual.retention()),
                Instant.EPOCH);
    }

    private static <T> T counted(Insights.Answer<T> answer) {
        if (answer instanceof Insights.Answer.Counted<T>(T what)) return what;
        throw new AssertionError(answer.toString());
    }

    private static List<@Nullable Kind> kinds() {
        return Arrays.asList(null, Kind.MEDIA, Kind.CHAT);
    }

    private static Filter filter(
            @Nullable Kind kind,
            @Nullable String from,
            @Nullable String to,
            List<String> mediaIds,
            List<String> models,
            List<String> tags,
            @Nullable Boolean verified) {
        return new Filter(
                kind,
                from == null ? null : Instant.parse(from),
                to == null ? null : Instant.parse(to),
                mediaIds,
                List.of(),
                List.of(),
                models,
                List.of(),
                List.of(),
                tags,
                List.of(),
                List.of(),
                verified,
                false,
                null);
    }

    /// The votes of a project that a filter means, one part of it at a time.
    private List<Feedback> meant(long project, Filter filter) {
        Stream<Predicate<Feedback>> parts = Stream.of(
                vote -> vote.project() == project,
                vote -> vote.withdrawnAt() == null,
                vote -> filter.kind() == null || vote.kind() == filter.kind(),
                vote -> filter.from() == null || !time(vote).isBefore(filter.from()),
                vote -> filter.to() == null || time(vote).isBefore(filter.to()),
                vote -> filter.mediaIds().isEmpty()
                        || (vote.target() instanceof Target.Media media
                                && filter.mediaIds().contains(media.mediaId())),
                vote -> filter.models().isEmpty()
                        || (vote.target() instanceof Target.Chat chat
                                && chat.model() != null
                                && filter.models().contains(chat.model())),
                vote -> filter.tags().isEmpty() || vote.remark().tags().stream().anyMatch(filter.tags()::contains),
                vote -> vote.provenance().verified() == Objects.requireNonNull(filter.verified()));
        Predicate<Feedback> all = parts.reduce(_ -> true, Predicate::and);
        return votes.stream().filter(all).toList();
    }

    private static Instant time(Feedback vote) {
        return vote.provenance().timestamp();
    }
}
