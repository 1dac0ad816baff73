package dev.heed.erase;

import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Access;
import dev.heed.access.Creation;
import dev.heed.access.Project;
import dev.heed.access.ProjectChange;
import dev.heed.access.RetentionPeriods;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.capture.TestNode;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.domain.Id;
import dev.heed.domain.Refusal;
import dev.heed.domain.Thumb;
import dev.heed.schedule.Run;
import dev.heed.schedule.Task;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is past its time goes, whole and counted out; all else stays.
abstract class RetentionContract extends DatabaseContract {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Task.Shift LONG = () -> false;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger next = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNode node;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Project project;

    @BeforeEach
    void start() {
        node = new TestNode(test(), now::get);
        project = node.project(true);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void nothingGoesUnlessAProjectSaysSo() {
        film(project, null);
        pass(Duration.ofDays(40_000));
        assertThat(sweep()).isEmpty();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void eachKindHasATimeOfItsOwn() {
        Id film = film(project, null);
        Id talk = talk(project, null);
        Id shown = shown(project, null);
        keep(project, 3, 2, 1);
        pass(DAY);
        assertThat(sweep()).isEmpty();
        pass(Duration.ofNanos(1_000));
        assertThat(sweep()).isEqualTo("1 recommendations taken out");
        assertThat(node.recommendations.one(project, shown)).isEmpty();
        pass(DAY);
        assertThat(sweep()).isEqualTo("1 chat votes taken out");
        assertThat(node.history.one(project, talk)).isEmpty();
        assertThat(node.history.one(project, film)).isPresent();
        pass(DAY);
        assertThat(sweep()).isEqualTo("1 media votes taken out");
        assertThat(node.history.one(project, film)).isEmpty();
        assertCounted();
    }

    @Test
    void whatIsYoungerOrAnotherProjectsStays() {
        Project other = ((Creation.Created) node.access.createProject("other")).project();
        Id theirs = talk(other, null);
        keep(other, 1, 30, 1);
        keep(project, null, 1, null);
        Id old = talk(project, null);
        pass(DAY);
        Id young = talk(project, null);
        pass(Duration.ofSeconds(1));
        assertThat(sweep()).isEqualTo("1 chat votes taken out");
        assertThat(node.history.one(project, old)).isEmpty();
        assertThat(node.history.one(project, young)).isPresent();
        assertThat(node.history.one(other, theirs)).isPresent();
        assertCounted();
    }

    /// By arrival: a late change gives no more time, and a claimed time takes none.
    @Test
    void theTimeRunsFromTheArrival() {
        keep(project, 2, null, null);
        Id claimed =
                stored(node.intake.cast(project, ballot(null, null, now.get().minus(DAY.multipliedBy(9))), true, 1));
        Id revised = film(project, "k-1");
        pass(DAY.plusSeconds(1));
        assertThat(sweep()).isEmpty();
        node.intake.withdraw(project, revised, 1);
        assertThat(revisions()).isEqualTo(1);
        pass(DAY);
        assertThat(sweep()).isEqualTo("2 media votes taken out");
        assertThat(node.history.one(project, claimed)).isEmpty();
        assertThat(node.history.one(project, revised)).isEmpty();
        assertThat(revisions()).isZero();
        assertCounted();
    }

    @Test
    void aLateResendIsRefused() {
        keep(project, 1, 1, 1);
        Ballot.Media film = ballot("k-1", null, null);
        node.intake.cast(project, film, true, 1);
        shown(project, "k-2");
        pass(DAY.plusSeconds(1));
        sweep();
        Refusal gone = Refusal.of(Refusal.Reason.GONE);
        assertThat(node.intake.cast(project, film, true, 1)).isEqualTo(new Outcome.Refused(gone));
        assertThat(node.recommendations.log(project, showing("k-2")))
                .isEqualTo(new Recommendations.Outcome.Refused(gone));
        assertThat(count()).isZero();
    }

    @Test
    void aVoteKeepsWhatItSaysOfARecommendationThatIsGone() {
        keep(project, null, null, 1);
        Id shown = shown(project, null);
        Id vote = stored(node.intake.cast(project, ballot(null, shown, null), true, 1));
        pass(DAY.plusSeconds(1));
        assertThat(sweep()).isEqualTo("1 recommendations taken out");
        assertThat(node.history.one(project, vote).orElseThrow().target().toString())
                .contains("primary", "m-1");
        assertCounted();
        node.intake.withdraw(project, vote, 1);
        assertCounted();
    }

    @Test
    void moreThanABatchGoesAndLiveVotesComeBetween() {
        int many = 2 * Retention.BATCH + 7;
        keep(project, 1, null, null);
        List<CompletableFuture<Outcome>> old = new ArrayList<>();
        for (int i = 0; i < many; i++) old.add(CompletableFuture.supplyAsync(this::cast, Runnable::run));
        old.forEach(CompletableFuture::join);
        pass(DAY.plusSeconds(1));
        AtomicInteger batches = new AtomicInteger();
        AtomicInteger live = new AtomicInteger();
        String summary = node.retention.sweep(() -> {
            // between two batches
            batches.incrementAndGet();
            if (cast() instanceof Outcome.Stored) live.incrementAndGet();
            return false;
        });
        assertThat(summary).isEqualTo(many + " media votes taken out");
        assertThat(batches.get()).isGreaterThanOrEqualTo(3);
        assertThat(count()).isEqualTo(live.get());
        assertCounted();
    }

    @Test
    void votesThatComeAtTheSameTimeAreStoredAndCounted() {
        keep(project, 1, null, null);
        for (int i = 0; i < 300; i++) cast();
        pass(DAY.plusSeconds(1));
        CompletableFuture<Integer> live = CompletableFuture.supplyAsync(() -> {
            int stored = 0;
            for (int i = 0; i < 200; i++) if (cast() instanceof Outcome.Stored) stored++;
            return stored;
        });
        sweep();
        assertThat(live.join()).isEqualTo(200);
        assertThat(count()).isEqualTo(200);
        assertCounted();
    }

    @Test
    void aNodeThatStopsEndsAfterABatch() {
        keep(project, 1, null, null);
        for (int i = 0; i < Retention.BATCH + 1; i++) cast();
        pass(DAY.plusSeconds(1));
        AtomicInteger asked = new AtomicInteger();
        node.retention.sweep(() -> asked.incrementAndGet() > 1);
        assertThat(count()).isEqualTo(1);
        assertCounted();
        sweep();
        assertThat(count()).isZero();
    }

    @Test
    void aProjectThatGivesMoreTimeIsHeardBetweenBatches() {
        keep(project, 1, null, null);
        for (int i = 0; i < Retention.BATCH + 1; i++) cast();
        pass(DAY.plusSeconds(1));
        AtomicInteger asked = new AtomicInteger();
        node.retention.sweep(() -> {
            if (asked.incrementAndGet() == 2) keep(project, 2, null, null);
            return false;
        });
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatIsImportedWithAnOldArrivalGoesByThat() {
        keep(project, 30, null, null);
        Id old = film(project, null);
        Id young = film(project, null);
        database()
                .write(sql -> sql.update(USER_FEEDBACK)
                        .set(USER_FEEDBACK.RECEIVED_AT, now.get().minus(DAY.multipliedBy(31)))
                        .where(USER_FEEDBACK.FEEDBACK_ID.eq(old.number()))
                        .execute());
        assertThat(sweep()).isEqualTo("1 media votes taken out");
        assertThat(node.history.one(project, young)).isPresent();
    }

    @Test
    void runsByTheClock() {
        keep(project, 1, null, null);
        film(project, null);
        pass(DAY.plusSeconds(1));
        node.clockwork.start();
        List<Run> runs = List.of();
        while (runs.isEmpty() || runs.getFirst().outcome() == null) {
            Thread.onSpinWait();
            runs = node.clockwork.log(1);
        }
        assertThat(runs.getFirst().task()).isEqualTo("retention");
        assertThat(runs.getFirst().summary()).isEqualTo("1 media votes taken out");
        assertThat(count()).isZero();
    }

    /// Has somebody say something, and change their mind.
    final void say(String word) {
        Ballot said = new Ballot.Chat(
                word, word, Thumb.UP, word, List.of(), word, null, "msg-1", null, circumstances(null, null));
        Id id = stored(node.intake.cast(project, said, true, 1));
        node.intake.cast(project, said, true, 1);
        assertThat(node.history.revisions(project, id)).isNotEmpty();
    }

    /// Lets the time of chat votes pass, and takes out what is past it.
    final String outdate() {
        keep(project, null, 1, null);
        pass(DAY.plusSeconds(1));
        return sweep();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private String sweep() {
        return node.retention.sweep(LONG);
    }

    private void keep(Project who, @Nullable Integer media, @Nullable Integer chat, @Nullable Integer shown) {
        Access access = node.access;
        access.change(
                who,
                new ProjectChange(
                        Change.set(true),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        new RetentionPeriods.Changes(change(media), change(chat), change(shown))));
    }

    private static Change<Integer> change(@Nullable Integer days) {
        return days == null ? Change.clear() : Change.set(days);
    }

    private int count() {
        return database().read(sql -> sql.fetchCount(USER_FEEDBACK));
    }

    private int revisions() {
        return database().read(sql -> sql.fetchCount(REVISIONS));
    }

    private void assertCounted() {
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    private Outcome cast() {
        return node.intake.cast(project, ballot(null, null, null), true, 1);
    }

    private static Id stored(Outcome outcome) {
        return ((Outcome.Stored) outcome).id();
    }

    private Id film(Project whose, @Nullable String key) {
        return stored(node.intake.cast(whose, ballot(key, null, null), true, 1));
    }

    private Ballot.Media ballot(@Nullable String key, @Nullable Id shown, @Nullable Instant timestamp) {
        return new Ballot.Media(
                "film",
                4,
                true,
                null,
                "good",
                List.of("plot"),
                shown == null ? null : shown.toString(),
                null,
                circumstances(key, timestamp));
    }

    private Id talk(Project whose, @Nullable String key) {
        return stored(node.intake.cast(
                whose,
                new Ballot.Chat(
                        "why?",
                        "so",
                        Thumb.DOWN,
                        "no",
                        List.of("wrong"),
                        "else",
                        "model",
                        null,
                        null,
                        circumstances(key, null)),
                true,
                1));
    }

    private Ballot.Circumstances circumstances(@Nullable String key, @Nullable Instant timestamp) {
        return new Ballot.Circumstances("user-" + next.incrementAndGet(), null, "en", timestamp, List.of(), null, key);
    }

    private Id shown(Project whose, @Nullable String key) {
        var outcome = node.recommendations.log(whose, showing(key));
        return ((Recommendations.Outcome.Logged) outcome).recommendation().id();
    }

    private static Recommendations.Showing showing(@Nullable String key) {
        return new Recommendations.Showing("film", "primary", 0.5, true, null, 0, "m-1", "ann", null, null, key);
    }
}
