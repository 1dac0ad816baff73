package dev.heed.erase;

import dev.heed.storage.Database;
import dev.heed.storage.StorageException;
import dev.heed.storage.Traces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of a server that carries out erasures: at once when one is asked for, and looking again and again for
/// those that another node has left undone.
///
/// A platform thread, as the lanes of the journal: the driver of SQLite is native code.
final class Rounds implements AutoCloseable {
    /// How soon the erasure of a node that died is found, once its claim has run out.
    private static final Duration PAUSE = Duration.ofSeconds(15);

    /// Then the database is away for all of them, most likely.
    private static final int FAILURES_AT_MOST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Database database;
    private final InstantSource clock;
    private final String holder;
    private final Cleaning cleaning;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closing;
    private volatile boolean underWay;
    private @Nullable Thread thread;

    Rounds(Database database, InstantSource clock, String holder) {
        this.database = database;
        this.clock = clock;
        this.holder = holder;
        this.cleaning = new Cleaning(database);
    }

    void start() {
        thread = Thread.ofPlatform().name("heed-erase").start(this::run);
    }

    /// The next round begins now.
    void hurry() {
        bell.release();
    }

    /// Whether a round has begun and has not looked after the files yet.
    boolean underWay() {
        return underWay;
    }

    private void run() {
        while (!closing) {
            underWay = true;
            try {
                round();
            } catch (StorageException e) {
                LOG.warn("erasures wait for the database", e);
            } catch (RuntimeException e) {
                // a thread that ended would leave every erasure after this one undone
                LOG.error("an erasure failed", e);
            } finally {
                underWay = false;
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (!closing && bell.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) bell.drainPermits();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the rounds", e);
        }
    }

    /// One that cannot be carried out keeps none of the others waiting. All that are due share one look at the files.
    private void round() {
        Errand errand = new Errand(database, clock, holder, () -> closing);
        int failures = 0;
        for (long erasure : database.read(sql -> ErasureQuery.due(sql, holder, clock.instant()))) {
            if (closing || failures == FAILURES_AT_MOST) return;
            if (!carriedOut(errand, erasure)) failures++;
        }
        cleaning.run(Traces.Effort.BESIDE);
    }

    private static boolean carriedOut(Errand errand, long erasure) {
        try {
            if (errand.empty(erasure)) errand.finish(erasure);
            return true;
        } catch (StorageException e) {
            LOG.warn("an erasure waits for the database", e);
        } catch (RuntimeException e) {
            LOG.error("an erasure failed", e);
            errand.fail(erasure);
        }
        return false;
    }

    @Override
    public void close() {
        closing = true;
        hurry();
        Thread running = thread;
        if (running == null) return;
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
