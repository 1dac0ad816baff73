package dev.heed.erase;

import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.capture.TestNode;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.history.Mark;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import dev.heed.storage.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An erasure is carried out once and whole, whoever dies over it or is at work beside it.
abstract class ErrandContract extends DatabaseContract {
    private static final int FEW = 3;
    private static final int VOTES = 10;

    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNode node;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Talk talk;

    private final List<Id> said = new ArrayList<>();

    @BeforeEach
    void start() {
        node = new TestNode(test(), () -> now);
        talk = new Talk(node, node.project(true));
        for (int i = 0; i < VOTES; i++) said.add(talk.film("film-" + i, "ann", null, "words " + i));
        talk.film("film-0", "bob", null, "others");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void whoDiesOverItIsSucceededWhenTheClaimRunsOut() {
        Erasure asked = ask("ann");
        assertThatThrownBy(() -> carryOut(errand("first", dying(2)), asked)).hasMessage("killed");
        assertThat(now(asked).state()).isEqualTo(Erasure.State.RUNNING);
        assertThat(now(asked).counts().mediaVotes()).isEqualTo(2 * FEW);
        carryOut(errand("second", () -> false), asked);
        assertThat(now(asked).counts().mediaVotes()).isEqualTo(2 * FEW);
        now = now.plus(ErasureQuery.TERM).plusMillis(1);
        carryOut(errand("second", () -> false), asked);
        assertDone(asked);
    }

    @Test
    void whoIsStoppedGivesItBack() {
        Erasure asked = ask("ann");
        AtomicInteger batches = new AtomicInteger();
        carryOut(errand("first", () -> batches.incrementAndGet() > 1), asked);
        assertThat(now(asked).state()).isEqualTo(Erasure.State.RUNNING);
        carryOut(errand("second", () -> false), asked);
        assertDone(asked);
    }

    @Test
    void whoWasSlowDoesNothingMore() {
        Erasure asked = ask("ann");
        AtomicBoolean over = new AtomicBoolean();
        Errand slow = errand("slow", () -> {
            if (over.getAndSet(true)) return false;
            now = now.plus(ErasureQuery.TERM).plusMillis(1);
            carryOut(errand("quick", () -> false), asked);
            talk.film("film-1", "ann", null, "said later");
            return false;
        });
        carryOut(slow, asked);
        assertDone(asked);
        assertThat(votes()).isEqualTo(2);
    }

    @Test
    void aServerTakesUpWhatWasLeft() {
        Erasure asked = ask("ann");
        assertThatThrownBy(() -> carryOut(errand("first", dying(1)), asked)).hasMessage("killed");
        now = now.plus(ErasureQuery.TERM).plusMillis(1);
        node.erasures.start();
        while (now(asked).state() != Erasure.State.DONE) Thread.onSpinWait();
        assertDone(asked);
    }

    /// What was written past Heed, or by a newer one, may be unreadable.
    @Test
    void oneThatCannotBeCarriedOutKeepsNobodyWaiting() {
        String subject = node.vault.pseudonyms(talk.project().id()).subject("ann");
        test().execute("UPDATE user_feedback SET tags = '[{}]' WHERE subject = '" + subject + "'");
        Erasure ann = ask("ann");
        Erasure bob = ask("bob");
        node.erasures.start();
        while (!now(bob).over()) Thread.onSpinWait();
        assertThat(now(bob).state()).isEqualTo(Erasure.State.DONE);
        assertThat(now(ann).state()).isEqualTo(Erasure.State.FAILED);
        test().execute("UPDATE user_feedback SET tags = NULL WHERE subject = '" + subject + "'");
        carryOut("ann");
    }

    /// Two at once, each to the end, over the same showings, while people answer them and change their minds.
    @Test
    void isExactBesideVotesAndOtherErasures() {
        List<Id> shown = new ArrayList<>();
        for (int i = 0; i < VOTES; i++) shown.add(talk.shown("film-" + i, i % 2 == 0 ? "ann" : null));
        Erasure ann = ask("ann");
        Erasure bob = ask("bob");
        List<CompletableFuture<Void>> all = List.of(
                CompletableFuture.runAsync(() -> carryOut(errand("first", () -> false), ann)),
                CompletableFuture.runAsync(() -> carryOut(errand("second", () -> false), bob)),
                CompletableFuture.runAsync(() -> chatter("ann", shown)),
                CompletableFuture.runAsync(() -> chatter("bob", shown)));
        all.forEach(CompletableFuture::join);
        assertThat(Recount.check(database()).wrong()).isZero();
        carryOut("ann");
        carryOut("bob");
        assertThat(votes()).isZero();
        assertThat(now(ann).state()).isEqualTo(Erasure.State.DONE);
        assertThat(now(bob).state()).isEqualTo(Erasure.State.DONE);
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    private void chatter(String user, List<Id> shown) {
        for (int round = 0; round < 5; round++)
            for (int i = 0; i < shown.size(); i++) {
                // refused where the showing is gone
                node.intake.cast(
                        talk.project(), Talk.filmBallot("film-" + i, user, shown.get(i), "round " + round), true, 1);
                talk.film("film-" + i, user, null, "round " + round);
            }
    }

    @Test
    void tagsThatNobodyUsesAreForgotten() {
        carryOut("ann");
        carryOut("bob");
        assertThat(LabelQuery.sweep(database(), talk.project().id(), VOTES)).isZero();
        int labels = database().read(sql -> sql.fetchCount(ROLLUP_LABEL_DAILY));
        assertThat(labels).isZero();
    }

    private static void carryOut(Errand errand, Erasure asked) {
        if (errand.empty(asked.id())) errand.finish(asked.id());
    }

    private void carryOut(String user) {
        assertThat(node.erasures
                        .carryOut(talk.project(), new Erasures.Wish.User(user), 1, Traces.Effort.BESIDE)
                        .orElseThrow()
                        .state())
                .isEqualTo(Erasure.State.DONE);
    }

    private void assertDone(Erasure asked) {
        Erasure done = now(asked);
        assertThat(done.state()).isEqualTo(Erasure.State.DONE);
        assertThat(done.counts()).isEqualTo(new Erasure.Counts(VOTES, 0, 0, 0, 0));
        assertThat(done.digest()).isEqualTo(Digest.of(said));
        assertThat(Recount.check(database()).wrong()).isZero();
    }

    private static BooleanSupplier dying(int batches) {
        AtomicInteger done = new AtomicInteger();
        return () -> {
            if (done.incrementAndGet() == batches) throw new AssertionError("killed");
            return false;
        };
    }

    private Erasure ask(String user) {
        return node.erasures
                .ask(talk.project(), new Erasures.Wish.User(user), 1)
                .orElseThrow();
    }

    private Erasure now(Erasure asked) {
        return node.erasures.one(talk.project(), asked.id()).orElseThrow();
    }

    private Errand errand(String holder, BooleanSupplier stopping) {
        return new Errand(database(), () -> now, holder, FEW, stopping);
    }

    private int votes() {
        Filter all = new Filter(
                null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), null, false, null);
        return node.history.page(talk.project(), all, Mark.TOP, 500).items().size();
    }
}
