package dev.heed.schedule;

import static dev.heed.schedule.Run.Outcome.DONE;
import static dev.heed.schedule.Run.Outcome.FAILED;
import static dev.heed.schedule.Run.Outcome.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.storage.Database;
import dev.heed.storage.DatabaseContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tasks run when they are due, on one node at a time, and the log says what became of each run.
abstract class ClockworkContract extends DatabaseContract {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();
    private final List<Member> members = new ArrayList<>();

    @AfterEach
    void stop() {
        members.forEach(member -> member.clockwork.close());
    }

    /// A node, started.
    final class Member {
        final Heartbeats heartbeats = new Heartbeats();
        final ExecutorService threads = Executors.newFixedThreadPool(Clockwork.AT_ONCE);
        final Clockwork clockwork;

        Member(Database database, Task task) {
            clockwork = new Clockwork(
                    database,
                    numbers::incrementAndGet,
                    now::get,
                    List.of(task),
                    new Clockwork.Threads(threads, heartbeats));
            clockwork.start();
        }

        /// Looks, and waits until all that it found has been run. Twice: what a look finds is dropped when the next one
        /// begins before its turn (db-scheduler's batches), and at the start one more may be under way.
        void look() {
            for (int i = 0; i < 2; i++) {
                clockwork.look();
                settle();
            }
        }

        void settle() {
            CyclicBarrier all = new CyclicBarrier(Clockwork.AT_ONCE + 1);
            for (int i = 0; i < Clockwork.AT_ONCE; i++) threads.execute(() -> meet(all));
            meet(all);
        }

        private static void meet(CyclicBarrier all) {
            try {
                all.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final Member node(Duration every, Task.Work work) {
        return node(database(), every, work);
    }

    private Member node(Database database, Duration every, Task.Work work) {
        Member member = new Member(database, new Task("sweep", every, work));
        members.add(member);
        return member;
    }

    private Member counting() {
        return node(test().open(settings()), HOUR, _ -> "run " + runs.incrementAndGet());
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private List<Run> log(Member member) {
        return member.clockwork.log(100);
    }

    @Test
    void aTaskRunsAtOnceAndThenWhenItIsDue() {
        Member node = counting();
        node.look();
        node.look();
        pass(HOUR.minusNanos(1_000));
        node.look();
        assertThat(runs).hasValue(1);
        pass(Duration.ofNanos(1_000));
        node.look();
        assertThat(runs).hasValue(2);
        assertThat(log(node)).extracting(Run::startedAt).containsExactly(NOON.plus(HOUR), NOON);
        assertThat(log(node)).extracting(Run::endedAt).containsExactly(NOON.plus(HOUR), NOON);
        assertThat(log(node)).extracting(Run::summary).containsExactly("run 2", "run 1");
        assertThat(node.clockwork.runs("sweep", DONE)).isEqualTo(2);
        assertThat(node.clockwork.lastSuccess("sweep")).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void whatIsDueWhenIsKnownAfterAStart() {
        Member first = counting();
        first.look();
        first.clockwork.close();
        Member next = counting();
        next.look();
        assertThat(runs).hasValue(1);
        assertThat(next.clockwork.lastSuccess("sweep")).isEqualTo(NOON);
        pass(HOUR);
        next.look();
        assertThat(runs).hasValue(2);
        assertThat(log(next)).extracting(Run::node).doesNotHaveDuplicates();
    }

    @Test
    void ofTwoNodesOneRuns() {
        Member a = counting();
        Member b = counting();
        for (int round = 1; round <= 20; round++) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(b::look);
            a.look();
            other.join();
            assertThat(runs).hasValue(round);
            pass(HOUR);
        }
        assertThat(log(a)).hasSize(20).allMatch(run -> run.outcome() == DONE);
    }

    @Test
    void aNodeThatDiesInTheMiddleLosesItsTask() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Member dead = node(HOUR, _ -> held(begun, end));
        dead.clockwork.look();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Member heir = counting();
        pass(Clockwork.LEASE.minus(SECOND));
        heir.heartbeats.beat();
        heir.look();
        assertThat(runs).hasValue(0);
        assertThat(log(heir)).extracting(Run::outcome).containsOnlyNulls();
        pass(SECOND);
        heir.heartbeats.beat();
        heir.look();
        assertThat(runs).hasValue(1);
        assertThat(log(heir)).extracting(Run::outcome).containsExactly(DONE, LOST);
        // it was only suspended, and comes to its end
        end.countDown();
        dead.settle();
        assertThat(log(heir)).extracting(Run::outcome).containsExactly(DONE, LOST);
        dead.look();
        heir.look();
        assertThat(runs).hasValue(1);
    }

    @Test
    void aNodeThatLivesKeepsItsTask() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Member alive = node(HOUR, _ -> held(begun, end));
        alive.clockwork.look();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Member other = counting();
        for (int i = 0; i < 4; i++) {
            pass(Clockwork.LEASE.minus(SECOND));
            alive.heartbeats.beat();
            other.heartbeats.beat();
            other.look();
        }
        assertThat(runs).hasValue(0);
        end.countDown();
        alive.settle();
        assertThat(log(other)).extracting(Run::outcome).containsExactly(DONE);
    }

    private static String held(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            return end.await(60, TimeUnit.SECONDS) ? "held" : "forgotten";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunThatFailsIsLoggedWithoutItsWordsAndTriedAgain() {
        Member node = node(HOUR, _ -> {
            if (runs.incrementAndGet() == 1) throw new IllegalStateException("what Anna wrote");
            return "";
        });
        node.look();
        assertThat(log(node)).extracting(Run::outcome).containsExactly(FAILED);
        assertThat(log(node)).extracting(Run::summary).containsExactly("IllegalStateException");
        assertThat(node.clockwork.lastSuccess("sweep")).isNull();
        pass(Clockwork.RETRY.minus(SECOND));
        node.look();
        assertThat(runs).hasValue(1);
        pass(SECOND);
        node.look();
        assertThat(log(node)).extracting(Run::outcome).containsExactly(DONE, FAILED);
        assertThat(node.clockwork.runs("sweep", DONE)).isEqualTo(1);
        assertThat(node.clockwork.runs("sweep", FAILED)).isEqualTo(1);
        assertThat(node.clockwork.lastSuccess("sweep")).isEqualTo(NOON.plus(Clockwork.RETRY));
    }

    @Test
    void aNodeThatStopsTellsItsRunAndWaitsForIt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Member node = node(HOUR, shift -> {
            begun.countDown();
            while (!shift.over()) Thread.onSpinWait();
            return "half";
        });
        node.clockwork.look();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        node.clockwork.close();
        assertThat(log(node)).extracting(Run::summary).containsExactly("half");
    }

    @Test
    void theLogForgets() {
        Member node = counting();
        node.look();
        pass(RunQuery.KEPT);
        node.look();
        assertThat(log(node)).hasSize(2);
        pass(HOUR);
        node.look();
        assertThat(log(node)).extracting(Run::summary).containsExactly("run 3", "run 2");
    }

    @Test
    void aSummaryIsShort() {
        Member node = node(HOUR, _ -> "x".repeat(300));
        node.look();
        assertThat(log(node)).extracting(Run::summary).containsExactly("x".repeat(200));
    }

    @Test
    void oneThatNeverStartedCloses() {
        Clockwork idle = new Clockwork(database(), numbers::incrementAndGet, now::get, List.of());
        idle.close();
        assertThat(idle.tasks()).isEmpty();
        assertThatThrownBy(() -> new Task("Sweep", HOUR, _ -> "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Task("sweep", SECOND, _ -> "")).isInstanceOf(IllegalArgumentException.class);
    }
}
