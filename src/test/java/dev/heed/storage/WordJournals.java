package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SETTINGS;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/// Journals that write words into a table, and what their tests do with them. Closed after each test.
abstract class WordJournals extends DatabaseContract {
    static final int ANY_BUCKET = 5;

    final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<Journal> journals = new ArrayList<>();

    @AfterEach
    void stop() {
        held.countDown();
        journals.forEach(Journal::close);
        callers.shutdownNow();
    }

    /// Inserts words; a word that is there already is a row the database refuses.
    static final Journal.Scribe<String, String> WORDS = (ledger, words) -> {
        for (String word : words)
            ledger.sql()
                    .insertInto(SETTINGS)
                    .set(Map.of(SETTINGS.NAME, word, SETTINGS.VALUE, ""))
                    .execute();
        return words.stream().map(word -> "stored " + word).toList();
    };

    final Journal journal(StorageSettings settings) {
        Journal journal = new Journal(database(), settings);
        journals.add(journal);
        return journal;
    }

    final StorageSettings bounded(int rows, long bytes, int commitRows) {
        StorageSettings usual = settings();
        return new StorageSettings(
                usual.data(),
                usual.url(),
                null,
                usual.statementTimeout(),
                usual.readers(),
                usual.writers(),
                rows,
                bytes,
                commitRows);
    }

    /// Keeps the lane of [#ANY_BUCKET] busy until [#release], so that what is submitted meanwhile waits together.
    final void hold(Journal journal) {
        CountDownLatch begun = new CountDownLatch(1);
        Journal.Scribe<String, String> holding = (ledger, words) -> {
            begun.countDown();
            await(held);
            return words;
        };
        callers.execute(() -> journal.write(holding, "hold", ANY_BUCKET, 10));
        await(begun);
    }

    final void release() {
        held.countDown();
    }

    static final void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Submits from as many callers, in this order, and returns when all wait.
    final List<CompletableFuture<String>> submit(
            Journal journal, Journal.Scribe<String, String> scribe, List<String> words) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (String word : words) {
            int depth = journal.depth();
            answers.add(CompletableFuture.supplyAsync(() -> journal.write(scribe, word, ANY_BUCKET, 10), callers));
            while (journal.depth() == depth) Thread.onSpinWait();
        }
        return answers;
    }

    static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word " + i).toList();
    }

    static StorageException.Fault busy(Journal journal, int size) {
        return catchThrowableOfType(StorageException.class, () -> journal.write(WORDS, "too much", ANY_BUCKET, size))
                .fault();
    }

    static StorageException.Fault fault(CompletableFuture<String> answer) {
        var failure = catchThrowableOfType(CompletionException.class, answer::join);
        return ((StorageException) java.util.Objects.requireNonNull(failure.getCause())).fault();
    }

    /// All words, as another connection sees them.
    final List<String> stored() throws SQLException {
        List<String> words = new ArrayList<>();
        try (var connection = test().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name FROM settings")) {
            while (rows.next()) words.add(rows.getString(1));
        }
        return words;
    }
}
