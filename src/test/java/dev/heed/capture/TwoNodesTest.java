package dev.heed.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Target;
import dev.heed.domain.Triage;
import dev.heed.storage.Recount;
import dev.heed.storage.StorageException;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one PostgreSQL that change the same rows at the same time: no change is lost, and the counts agree.
class TwoNodesTest {
    private static final int ROUNDS = 60;

    @TempDir
    Path data = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestDatabase test;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNode a;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNode b;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Project project;

    @BeforeEach
    void start() {
        test = TestDatabase.postgresql(data);
        a = new TestNode(test.open(test.settings()), test.settings(), InstantSource.system());
        b = new TestNode(test.open(test.settings()), test.settings(), InstantSource.system());
        project = a.project(true);
    }

    @AfterEach
    void stop() {
        b.close();
        a.close();
        test.close();
    }

    /// A vote keeps a copy of the showing it answers.
    @Test
    void whatIsSaidAndWhatWasShownChangeTogether() {
        Id shown = shown("film");
        Id vote = ((Outcome.Stored) a.intake.cast(project, ballot("film", shown, 3), true, 1)).id();
        for (int round = 0; round < ROUNDS; round++) {
            double score = round / (double) ROUNDS;
            Triage triage = round % 2 == 0 ? Triage.SEEN : Triage.DONE;
            int stars = round % 5 + 1;
            together(
                    () -> a.intake.change(project, vote, Amendment.of(triage), 1),
                    () -> score(b, shown, score),
                    () -> b.intake.cast(project, ballot("film", shown, stars), true, 1));
            Feedback now = a.history.one(project, vote).orElseThrow();
            assertThat(now.triage()).isEqualTo(triage);
            assertThat(((Target.Media) now.target()).showing())
                    .isNotNull()
                    .satisfies(copy -> assertThat(copy.score()).isEqualTo(score));
        }
        assertThat(Recount.check(a.database).wrong()).isZero();
    }

    @Test
    void aFirstVoteCopiesTheShowingAsItIsThen() {
        for (int round = 0; round < ROUNDS; round++) {
            Id shown = shown("film");
            together(() -> a.intake.cast(project, ballot("film", shown, 4), true, 1), () -> score(b, shown, 0.9));
            assertThat(a.recommendations.one(project, shown).orElseThrow().votes())
                    .singleElement()
                    .satisfies(vote -> assertThat(((Target.Media) vote.target()).showing())
                            .isNotNull()
                            .satisfies(copy -> assertThat(copy.score()).isEqualTo(0.9)));
        }
        assertThat(Recount.check(a.database).wrong()).isZero();
    }

    @Test
    void aShowingGoesOrIsAnswered() {
        for (int round = 0; round < ROUNDS; round++) {
            Id shown = shown("film");
            together(
                    () -> a.intake.cast(project, ballot("film", shown, 4), true, 1),
                    () -> b.recommendations.remove(project, shown));
            boolean answered = a.recommendations
                    .one(project, shown)
                    .map(one -> one.votes().size() == 1)
                    .orElse(false);
            boolean gone = a.recommendations.one(project, shown).isEmpty();
            assertThat(answered).isNotEqualTo(gone);
        }
        assertThat(Recount.check(a.database).wrong()).isZero();
    }

    @Test
    void anItemGoesOrIsVotedOn() {
        for (int round = 0; round < ROUNDS; round++) {
            String film = "film-" + round;
            a.catalog.put(project, film, new Description("Film", "movie", null));
            together(
                    () -> a.intake.cast(project, ballot(film, null, 4), true, 1),
                    () -> assertThat(b.catalog.remove(project, film))
                            .isInstanceOfAny(Catalog.Removal.Removed.class, Catalog.Removal.InUse.class));
        }
        assertThat(Recount.check(a.database).wrong()).isZero();
    }

    @Test
    void partsOfAnItemAreChangedByBoth() {
        for (int round = 0; round < ROUNDS; round++) {
            String title = "Title " + round;
            String type = "type " + round;
            a.catalog.put(project, "film", new Description("Film", "movie", null));
            together(
                    () -> a.catalog.change(project, "film", Change.set(title), Change.keep(), Change.keep()),
                    () -> b.catalog.change(project, "film", Change.keep(), Change.set(type), Change.keep()));
            var item = a.catalog.one(project, "film").orElseThrow();
            assertThat(List.of(item.title(), item.type())).containsExactly(title, type);
        }
    }

    /// Each again for as long as the other's change wins, as a client does.
    private static void together(Runnable... changes) {
        List<CompletableFuture<Void>> running = java.util.Arrays.stream(changes)
                .map(change -> CompletableFuture.runAsync(() -> untilItWins(change)))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    private static void untilItWins(Runnable change) {
        for (int attempt = 0; ; attempt++) {
            try {
                change.run();
                return;
            } catch (StorageException e) {
                if (e.fault() != StorageException.Fault.STALE || attempt == 20) throw e;
            }
        }
    }

    private Id shown(String film) {
        var outcome = a.recommendations.log(
                project,
                new Recommendations.Showing(film, "primary", 0.1, false, null, 0, null, null, null, null, null));
        return ((Recommendations.Outcome.Logged) outcome).recommendation().id();
    }

    private void score(TestNode node, Id shown, double score) {
        node.recommendations.change(
                project,
                shown,
                new Recommendations.Amendment(
                        Change.keep(),
                        Change.set(score),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep()));
    }

    private static Ballot ballot(String film, @Nullable Id shown, int stars) {
        return new Ballot.Media(
                film,
                stars,
                null,
                null,
                null,
                List.of(),
                shown == null ? null : shown.toString(),
                null,
                new Ballot.Circumstances(null, null, null, null, List.of(), null, null));
    }
}
