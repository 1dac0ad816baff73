package dev.heed.storage;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.IDEMPOTENCY_KEYS;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Reading and writing: one snapshot, one transaction, an end to every statement.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class TransactionContract extends DatabaseContract {
    /// Counts without end, a row at a time.
    private static final String COUNTING = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)";

    /// Never gives a first row.
    private static final String ENDLESS = COUNTING + " SELECT x FROM n WHERE x < 0";

    /// Keys are looked up so, while somebody counts millions of rows.
    @Test
    void aGlanceWaitsForNoQuestion() {
        CountDownLatch answered = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < settings().readers() + 2; i++)
                threads.execute(() -> database().read(_ -> waitFor(answered)));
            int projects = CompletableFuture.supplyAsync(
                            () -> database().glance(sql -> sql.fetchCount(PROJECTS)), threads)
                    .join();
            assertThat(projects).isZero();
            answered.countDown();
        }
    }

    @Test
    void refusesQuestionsThatWouldWaitBehindHundreds() {
        if (!sqlite()) return;
        CountDownLatch answered = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < settings().readers() + 257; i++)
                asked.add(CompletableFuture.supplyAsync(() -> database().read(_ -> waitFor(answered)), threads));
            assertThatThrownBy(CompletableFuture.anyOf(asked.toArray(new CompletableFuture<?>[0]))::join)
                    .hasCauseInstanceOf(StorageException.class)
                    .cause()
                    .extracting(refusal -> ((StorageException) refusal).fault())
                    .isEqualTo(StorageException.Fault.BUSY);
            answered.countDown();
        }
    }

    private static int waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsNothingOfAWriteThatThrew() {
        assertThatThrownBy(() -> database().write(sql -> {
                    project(sql, 1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(projects()).isZero();
        database().write(sql -> project(sql, 2));
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void keepsNothingOfAWriteWhoseLastRowIsRefused() {
        var refusal = catchThrowableOfType(
                StorageException.class, () -> database().write(sql -> project(sql, 1) + project(sql, 1)));
        assertThat(refusal.fault()).isEqualTo(StorageException.Fault.ROW);
        assertThat(projects()).isZero();
    }

    @Test
    void writesNothingWhenItIsOpenedForReading() {
        database().write(sql -> project(sql, 1));
        try (Database reading = Database.openReading(settings())) {
            int projects = reading.read(sql -> sql.fetchCount(PROJECTS));
            assertThat(projects).isEqualTo(1);
            assertThatThrownBy(() -> reading.write(sql -> project(sql, 2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("opened for reading only");
            assertThatThrownBy(() -> reading.read(sql -> project(sql, 2))).isInstanceOf(StorageException.class);
        }
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void readsOneSnapshot() {
        database().write(sql -> project(sql, 1));
        int seen = database().read(sql -> {
            int before = sql.fetchCount(PROJECTS);
            database().write(other -> project(other, 2));
            return 10 * before + sql.fetchCount(PROJECTS);
        });
        assertThat(seen).isEqualTo(11);
        assertThat(projects()).isEqualTo(2);
    }

    @Test
    void readingCannotWrite() {
        assertThatThrownBy(() -> database().read(sql -> project(sql, 1))).isInstanceOf(StorageException.class);
        assertThat(projects()).isZero();
    }

    @Test
    void keepsEveryDigitOfAnIdentity() {
        // the first whole number a double cannot hold, and the greatest
        for (long id : new long[] {(1L << 53) + 1, Long.MAX_VALUE}) {
            database().write(sql -> project(sql, id));
            database()
                    .write(sql -> sql.insertInto(API_KEYS)
                            .set(API_KEYS.KEY_ID, id)
                            .set(API_KEYS.PROJECT_ID, id)
                            .set(API_KEYS.KIND, "read")
                            .set(API_KEYS.KEY_HASH, "hash " + id)
                            .set(API_KEYS.HINT, "hint")
                            .execute());
            database()
                    .write(sql -> sql.insertInto(IDEMPOTENCY_KEYS)
                            .set(IDEMPOTENCY_KEYS.BUCKET, 1)
                            .set(IDEMPOTENCY_KEYS.PROJECT_ID, id)
                            .set(IDEMPOTENCY_KEYS.KEY_HASH, "a".repeat(26))
                            .set(IDEMPOTENCY_KEYS.BODY_DIGEST, "b".repeat(26))
                            .set(IDEMPOTENCY_KEYS.ROW_KIND, "m")
                            .set(IDEMPOTENCY_KEYS.ROW_BUCKET, 1)
                            .set(IDEMPOTENCY_KEYS.ROW_ID, id)
                            .set(IDEMPOTENCY_KEYS.STATUS, 201)
                            .set(IDEMPOTENCY_KEYS.REVISION, 1)
                            .set(IDEMPOTENCY_KEYS.VERIFIED, true)
                            .execute());
            Record read = database()
                    .read(sql -> sql.select(
                                    PROJECTS.PROJECT_ID, API_KEYS.KEY_ID, API_KEYS.PROJECT_ID, IDEMPOTENCY_KEYS.ROW_ID)
                            .from(PROJECTS)
                            .join(API_KEYS)
                            .on(API_KEYS.PROJECT_ID.eq(PROJECTS.PROJECT_ID))
                            .join(IDEMPOTENCY_KEYS)
                            .on(IDEMPOTENCY_KEYS.PROJECT_ID.eq(PROJECTS.PROJECT_ID))
                            .where(PROJECTS.PROJECT_ID.eq(id))
                            .fetchSingle());
            assertThat(read.intoArray()).containsOnly(id);
        }
    }

    @Test
    void readsFromVirtualThreads() {
        database().write(sql -> project(sql, 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(CompletableFuture.supplyAsync(this::projects, threads).join())
                    .isEqualTo(1);
            var refused = CompletableFuture.supplyAsync(
                    () -> catchThrowableOfType(
                            StorageException.class, () -> database().read(sql -> project(sql, 2))),
                    threads);
            assertThat(refused.join()).isNotNull();
        }
    }

    @Test
    void endsAReadThatTakesTooLong() {
        Database hurried = hurried();
        var late = catchThrowableOfType(StorageException.class, () -> hurried.read(sql -> sql.fetch(ENDLESS)));
        assertThat(late.fault()).isEqualTo(StorageException.Fault.SLOW);
        int next = hurried.read(sql -> sql.fetchCount(PROJECTS));
        assertThat(next).isZero();
    }

    @Test
    void endsAWriteThatTakesTooLongAndKeepsNothingOfIt() {
        Database hurried = hurried();
        var late = catchThrowableOfType(
                StorageException.class,
                () -> hurried.write(sql -> {
                    project(sql, 1);
                    return sql.fetch(ENDLESS);
                }));
        assertThat(late.fault()).isEqualTo(StorageException.Fault.SLOW);
        hurried.write(sql -> project(sql, 2));
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void keepsNothingAfterAnErrorSomebodyMadeLightOf() {
        assertThatThrownBy(() -> database().write(sql -> {
                    project(sql, 1);
                    assertThatThrownBy(() -> project(sql, 1)).isInstanceOf(DataAccessException.class);
                    return 0;
                }))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> database().write(sql -> {
                    project(sql, 1);
                    assertThatThrownBy(() -> project(sql, 1)).isInstanceOf(DataAccessException.class);
                    return project(sql, 2);
                }))
                .isInstanceOf(StorageException.class);
        assertThat(projects()).isZero();
        database().write(sql -> project(sql, 3));
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void readsOnWhileRowsKeepComingAndEndsTheNextStatement() {
        Database hurried = hurried();
        long rows = hurried.read(TransactionContract::readLong);
        assertThat(rows).isGreaterThan(100);
        var late = catchThrowableOfType(
                StorageException.class,
                () -> hurried.read(sql -> {
                    readLong(sql);
                    return sql.fetch(ENDLESS);
                }));
        assertThat(late.fault()).isEqualTo(StorageException.Fault.SLOW);
    }

    /// Reads row after row for longer than a statement may take to answer.
    private static long readLong(DSLContext sql) {
        long until = System.nanoTime() + 3 * HURRY.toNanos();
        long read = 0;
        try (var cursor =
                sql.resultQuery(COUNTING + " SELECT x FROM n").fetchSize(100).fetchLazy()) {
            while (System.nanoTime() < until && cursor.fetchNext() != null) read++;
        }
        return read;
    }

    private static final Duration HURRY = Duration.ofMillis(500);

    private Database hurried() {
        StorageSettings usual = settings();
        return test().open(new StorageSettings(
                usual.data(),
                usual.url(),
                null,
                HURRY,
                usual.readers(),
                usual.writers(),
                usual.queueRows(),
                usual.queueBytes(),
                usual.commitRows()));
    }

    private int projects() {
        return database().read(sql -> sql.fetchCount(PROJECTS));
    }

    private static int project(DSLContext sql, long id) {
        return sql.insertInto(PROJECTS)
                .set(PROJECTS.PROJECT_ID, id)
                .set(PROJECTS.NAME, "project " + id)
                .execute();
    }
}
