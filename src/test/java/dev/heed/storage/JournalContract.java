package dev.heed.storage;

import static dev.heed.storage.schema.Tables.MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.domain.Id;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Group commit: answered when stored, refused alone, bounded, drained.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class JournalContract extends WordJournals {
    @Test
    void answersWhatIsStored() throws SQLException {
        Journal journal = journal(settings());
        for (int i = 0; i < 50; i++) {
            assertThat(journal.write(WORDS, "word " + i, i % Id.BUCKETS, 10)).isEqualTo("stored word " + i);
            assertThat(stored()).hasSize(i + 1).contains("word " + i);
        }
        assertThat(journal.depth()).isZero();
    }

    /// The commit itself fails here: an answer before it would be a lie.
    @Test
    void answersOnlyAfterTheCommit() throws SQLException {
        if (!sqlite())
            test().execute("ALTER TABLE media ALTER CONSTRAINT media_project_id_fkey DEFERRABLE INITIALLY DEFERRED");
        Journal journal = journal(settings());
        Journal.Scribe<Long, String> orphans = (ledger, projects) -> {
            if (sqlite()) ledger.sql().execute("PRAGMA defer_foreign_keys = ON");
            for (long project : projects)
                ledger.sql()
                        .insertInto(MEDIA)
                        .set(MEDIA.PROJECT_ID, project)
                        .set(MEDIA.MEDIA_ID, "x")
                        .set(MEDIA.TITLE, "x")
                        .set(MEDIA.TYPE, "x")
                        .execute();
            return projects.stream().map(project -> "stored").toList();
        };
        var refusal = catchThrowableOfType(StorageException.class, () -> journal.write(orphans, 99L, ANY_BUCKET, 10));
        assertThat(refusal).isNotNull();
        assertThat(refusal.fault()).isEqualTo(StorageException.Fault.ROW);
        assertThat(journal.write(WORDS, "next", ANY_BUCKET, 10)).isEqualTo("stored next");
    }

    @Test
    void commitsTogetherWhatWaitsTogether() throws SQLException {
        Journal journal = journal(settings());
        hold(journal);
        AtomicInteger calls = new AtomicInteger();
        Journal.Scribe<String, String> counting = (ledger, words) -> {
            calls.incrementAndGet();
            return WORDS.write(ledger, words);
        };
        List<CompletableFuture<String>> answers = submit(journal, counting, words(100));
        release();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).startsWith("stored"));
        assertThat(calls).hasValue(1);
        assertThat(stored()).hasSize(100);
    }

    @Test
    void commitsNoMoreAtOnceThanItMay() throws SQLException {
        Journal journal = journal(bounded(1_000, 1_000_000, 8));
        hold(journal);
        Set<Integer> sizes = ConcurrentHashMap.newKeySet();
        Journal.Scribe<String, String> measuring = (ledger, words) -> {
            sizes.add(words.size());
            return WORDS.write(ledger, words);
        };
        List<CompletableFuture<String>> answers = submit(journal, measuring, words(50));
        release();
        answers.forEach(CompletableFuture::join);
        assertThat(sizes).allMatch(size -> size <= 8);
        assertThat(stored()).hasSize(50);
    }

    @Test
    void writesManyInTheirOrderAndEachAlone() throws SQLException {
        Journal journal = journal(bounded(1_000, 1_000_000, 8));
        journal.write(WORDS, "word 13", ANY_BUCKET, 10);
        List<String> results = journal.writeAll(WORDS, entries(40, 10), JournalContract::failed);
        for (int i = 0; i < 40; i++) {
            assertThat(results.get(i)).isEqualTo(i == 13 ? "failed ROW" : "stored word " + i);
        }
        assertThat(stored()).hasSize(40);
        assertThat(journal.depth()).isZero();
        assertThat(journal.writeAll(WORDS, entries(0, 10), JournalContract::failed))
                .isEmpty();
    }

    /// What is answered already needs no room, and keeps its place; where nothing else came about, the failure is told.
    @Test
    void leavesWhatIsAnsweredInItsPlace() throws SQLException {
        Journal journal = journal(bounded(2, 10_000, 8));
        Journal.Item<String, String> answered = new Journal.Item.Answered<>("no");
        Journal.Item<String, String> written = entries(1, 10).getFirst();
        assertThat(journal.writeAll(WORDS, List.of(answered, written, answered), JournalContract::failed))
                .containsExactly("no", "stored word 0", "no");
        assertThat(journal.writeAll(WORDS, List.of(answered, written), JournalContract::failed))
                .containsExactly("no", "failed ROW");
        assertThat(fault(() -> journal.writeAll(WORDS, List.of(written), JournalContract::failed)))
                .isEqualTo(StorageException.Fault.ROW);
        assertThat(journal.write(WORDS, answered)).isEqualTo("no");
        assertThat(stored()).hasSize(1);
    }

    private static StorageException.Fault fault(ThrowingCallable call) {
        return catchThrowableOfType(StorageException.class, call).fault();
    }

    private static String failed(StorageException why) {
        return "failed " + why.fault();
    }

    @Test
    void goesOnWhenWhoeverWatchesFails() throws SQLException {
        Journal journal = journal(bounded(10, 10_000, 8));
        journal.watch((_, _, _) -> {
            throw new AssertionError("nobody should hear this");
        });
        for (int round = 0; round < 3; round++) {
            assertThat(journal.write(WORDS, "word " + round, ANY_BUCKET, 10)).isEqualTo("stored word " + round);
            assertThat(fault(() -> journal.write(WORDS, "word 0", ANY_BUCKET, 10)))
                    .isEqualTo(StorageException.Fault.ROW);
        }
        assertThat(stored()).hasSize(3);
    }

    /// A batch that found room for half of itself would be stored by half.
    @Test
    void takesManyWholeOrNotAtAll() throws SQLException {
        Journal journal = journal(bounded(50, 10_000, 8));
        for (List<Journal.Item<String, String>> tooMuch : List.of(entries(51, 10), entries(2, 5_001))) {
            assertThat(fault(() -> journal.writeAll(WORDS, tooMuch, JournalContract::failed)))
                    .isEqualTo(StorageException.Fault.BUSY);
            assertThat(journal.depth()).isZero();
        }
        assertThat(stored()).isEmpty();
        assertThat(journal.writeAll(WORDS, entries(50, 200), JournalContract::failed))
                .allMatch(answer -> answer.startsWith("stored "));
        assertThat(stored()).hasSize(50);
    }

    private static List<Journal.Item<String, String>> entries(int count, int size) {
        return IntStream.range(0, count)
                .<Journal.Item<String, String>>mapToObj(
                        i -> new Journal.Item.Entry<>("word " + i, i % Id.BUCKETS, size))
                .toList();
    }

    @Test
    void refusesAPoisonedRowAloneAndStoresItsNeighbours() throws SQLException {
        Journal journal = journal(settings());
        journal.write(WORDS, "word 13", ANY_BUCKET, 10);
        hold(journal);
        List<CompletableFuture<String>> answers = submit(journal, WORDS, words(40));
        release();
        for (int i = 0; i < 40; i++) {
            CompletableFuture<String> answer = answers.get(i);
            if (i == 13) assertThat(fault(answer)).isEqualTo(StorageException.Fault.ROW);
            else assertThat(answer.join()).isEqualTo("stored word " + i);
        }
        assertThat(stored()).hasSize(40);
        assertThat(journal.depth()).isZero();
    }

    @Test
    void keepsNothingOfARefusedRow() throws SQLException {
        Journal journal = journal(settings());
        Journal.Scribe<String, String> half = (ledger, words) -> {
            WORDS.write(ledger, words);
            if (words.contains("bad")) throw new IllegalArgumentException("bad");
            return words;
        };
        hold(journal);
        List<CompletableFuture<String>> answers = submit(journal, half, List.of("good", "bad", "fine"));
        release();
        assertThat(answers.get(0).join()).isEqualTo("good");
        assertThat(answers.get(2).join()).isEqualTo("fine");
        assertThatThrownBy(answers.get(1)::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(stored()).containsExactlyInAnyOrder("good", "fine");
    }

    @Test
    void asksAgainAloneWhenAnotherChangeWon() throws SQLException {
        Journal journal = journal(settings());
        AtomicInteger alone = new AtomicInteger();
        Journal.Scribe<String, String> contested = (ledger, words) -> {
            boolean lost = words.contains("contested") && (words.size() > 1 || alone.incrementAndGet() == 1);
            if (lost) throw new StorageException(StorageException.Fault.STALE, "another change won");
            return WORDS.write(ledger, words);
        };
        hold(journal);
        List<CompletableFuture<String>> answers = submit(journal, contested, List.of("a", "b", "contested", "c"));
        release();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).startsWith("stored"));
        assertThat(alone).hasValue(2);
        assertThat(stored()).hasSize(4);
    }

    @Test
    void givesUpOnARowThatIsAlwaysStale() throws SQLException {
        Journal journal = journal(settings());
        Journal.Scribe<String, String> lost = (ledger, words) -> {
            if (words.contains("lost")) throw new StorageException(StorageException.Fault.STALE, "again and again");
            return WORDS.write(ledger, words);
        };
        hold(journal);
        List<CompletableFuture<String>> answers = submit(journal, lost, List.of("a", "lost", "c"));
        release();
        assertThat(fault(answers.get(1))).isEqualTo(StorageException.Fault.STALE);
        assertThat(answers.get(0).join()).isEqualTo("stored a");
        assertThat(answers.get(2).join()).isEqualTo("stored c");
        assertThat(stored()).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void doesNotTryAgainWhenTheDatabaseIsAway() {
        Journal journal = journal(settings());
        AtomicInteger calls = new AtomicInteger();
        Journal.Scribe<String, String> away = (ledger, words) -> {
            calls.incrementAndGet();
            throw new StorageException(StorageException.Fault.AWAY, "gone");
        };
        hold(journal);
        List<CompletableFuture<String>> answers = submit(journal, away, words(10));
        release();
        answers.forEach(answer -> assertThat(fault(answer)).isEqualTo(StorageException.Fault.AWAY));
        assertThat(calls).hasValue(1);
    }

    /// Else the last of a long queue would wait for as many attempts as there are commits before it.
    @Test
    @Tag("fault")
    void refusesWhoHasWaitedLongWhenTheDatabaseIsAway() {
        StorageSettings usual = bounded(1_000, 1_000_000, 4);
        StorageSettings hurried = new StorageSettings(
                usual.data(),
                usual.url(),
                null,
                Duration.ofMillis(1),
                usual.readers(),
                usual.writers(),
                usual.queueRows(),
                usual.queueBytes(),
                usual.commitRows());
        Journal journal = journal(hurried);
        AtomicInteger calls = new AtomicInteger();
        Journal.Scribe<String, String> away = (ledger, words) -> {
            calls.incrementAndGet();
            throw new StorageException(StorageException.Fault.AWAY, "gone");
        };
        hold(journal);
        List<CompletableFuture<String>> answers = submit(journal, away, words(40));
        long queued = System.nanoTime();
        while (System.nanoTime() - queued <= Duration.ofMillis(1).toNanos()) Thread.onSpinWait();
        release();
        answers.forEach(answer -> assertThat(fault(answer)).isEqualTo(StorageException.Fault.AWAY));
        assertThat(calls).hasValue(1);
        assertThat(journal.depth()).isZero();
    }

    @Test
    void refusesAtOnceWhenTooManyRowsWait() throws SQLException {
        Journal journal = journal(bounded(4, 1_000_000, 512));
        hold(journal);
        List<CompletableFuture<String>> waiting = submit(journal, WORDS, words(3));
        assertThat(busy(journal, 1)).isEqualTo(StorageException.Fault.BUSY);
        release();
        waiting.forEach(CompletableFuture::join);
        assertThat(journal.write(WORDS, "room again", ANY_BUCKET, 1)).isEqualTo("stored room again");
        assertThat(stored()).hasSize(4);
    }

    @Test
    void refusesAtOnceWhenTooManyBytesWait() throws SQLException {
        Journal journal = journal(bounded(1_000, 100, 512));
        hold(journal);
        List<CompletableFuture<String>> waiting = submit(journal, WORDS, words(3));
        // the one that is held and three that wait: four times ten
        assertThat(busy(journal, 61)).isEqualTo(StorageException.Fault.BUSY);
        CompletableFuture<String> fits =
                CompletableFuture.supplyAsync(() -> journal.write(WORDS, "fits", ANY_BUCKET, 60), callers);
        release();
        waiting.forEach(CompletableFuture::join);
        assertThat(fits.join()).isEqualTo("stored fits");
        assertThat(busy(journal, 101)).isEqualTo(StorageException.Fault.BUSY);
        assertThat(journal.write(WORDS, "all of it", ANY_BUCKET, 100)).isEqualTo("stored all of it");
    }

    @Test
    void storesWhatIsQueuedBeforeItCloses() throws SQLException {
        Journal journal = journal(settings());
        hold(journal);
        List<CompletableFuture<String>> waiting = submit(journal, WORDS, words(30));
        CompletableFuture<Void> closed = CompletableFuture.runAsync(journal::close, callers);
        untilItRefuses(journal);
        release();
        closed.join();
        // before anything is waited for: a journal that closed early would have it all before it
        assertThat(journal.depth()).isZero();
        assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).startsWith("stored"));
        assertThat(stored()).hasSizeGreaterThanOrEqualTo(30);
        int before = stored().size();
        assertThat(busy(journal, 1)).isEqualTo(StorageException.Fault.BUSY);
        assertThat(stored()).hasSize(before);
    }

    /// Writes until one is refused; what is not refused waits with the rest.
    private void untilItRefuses(Journal journal) {
        for (int i = 0; ; i++) {
            String word = "late " + i;
            int depth = journal.depth();
            CompletableFuture<String> answer =
                    CompletableFuture.supplyAsync(() -> journal.write(WORDS, word, ANY_BUCKET, 1), callers);
            while (!answer.isDone() && journal.depth() <= depth) Thread.onSpinWait();
            if (answer.isDone()) return;
        }
    }

    @Test
    void outlivesWhateverAScribeThrows() throws SQLException {
        Journal journal = journal(settings());
        for (int bucket : new int[] {0, Id.BUCKETS - 1}) {
            assertThatThrownBy(() -> journal.write(
                            (ledger, words) -> {
                                throw new AssertionError("not even an exception");
                            },
                            "x",
                            bucket,
                            1))
                    .hasStackTraceContaining("not even an exception");
            assertThat(journal.write(WORDS, "after " + bucket, bucket, 1)).isEqualTo("stored after " + bucket);
        }
        assertThat(journal.depth()).isZero();
    }

    @Test
    void storesNothingThatIsNotAnswered() throws SQLException {
        Journal journal = journal(settings());
        Journal.Scribe<String, String> forgetful = (ledger, words) -> {
            WORDS.write(ledger, words);
            return List.of();
        };
        assertThatThrownBy(() -> journal.write(forgetful, "x", ANY_BUCKET, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.write(WORDS, "after", ANY_BUCKET, 1)).isEqualTo("stored after");
        assertThat(stored()).containsExactly("after");
    }

    @Test
    void keepsManyCallersApart() throws SQLException {
        Journal journal = journal(bounded(100_000, 100_000_000, 64));
        int each = 100;
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int caller = 0; caller < 32; caller++) {
            int number = caller;
            done.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < each; i++) {
                            String word = number + "/" + i;
                            // every tenth is a word that somebody has said already
                            String said = i % 10 == 9 ? number + "/" + (i - 1) : word;
                            assertThat(said(journal, said, number))
                                    .isEqualTo(i % 10 == 9 ? "refused" : "stored " + word);
                        }
                    },
                    callers));
        }
        done.forEach(CompletableFuture::join);
        assertThat(stored()).hasSize(32 * each * 9 / 10).doesNotHaveDuplicates();
        assertThat(journal.depth()).isZero();
    }

    private static String said(Journal journal, String word, int caller) {
        try {
            return journal.write(WORDS, word, caller * 2, word.length());
        } catch (StorageException e) {
            return "refused";
        }
    }
}
