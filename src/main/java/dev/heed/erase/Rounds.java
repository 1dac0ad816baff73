package dev.heed.erase;

import dev.heed.storage.Database;
import dev.heed.storage.StorageException;
import dev.heed.storage.Traces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Database database;
    private final InstantSource clock;
    private final String holder;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closing;
    private @Nullable Thread thread;

    Rounds(Database database, InstantSource clock, String holder) {
        this.database = database;
        this.clock = clock;
        this.holder = holder;
    }

    void start() {
        thread = Thread.ofPlatform().name("heed-erase").start(this::run);
    }

    /// The next round begins now.
    void hurry() {
        bell.release();
    }

    private void run() {
        while (!closing) {
            try {
                round();
            } catch (StorageException e) {
                LOG.warn("erasures wait for the database", e);
            } catch (RuntimeException e) {
                // a thread that ended would leave every erasure after this one undone
                LOG.error("an erasure failed", e);
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

    private void round() {
        Errand errand = new Errand(database, clock, holder, () -> closing);
        for (long erasure : database.read(sql -> ErasureQuery.due(sql, holder, clock.instant())))
            if (!closing) errand.run(erasure);
        if (!closing) scrub(Traces.Effort.BESIDE);
    }

    /// Notes what is left only of erasures that were done before: one that ends meanwhile is not out of the files yet.
    Traces scrub(Traces.Effort effort) {
        List<Long> done = database.read(sql -> ErasureQuery.traced(sql, Traces.WAITING));
        if (done.isEmpty() && effort == Traces.Effort.BESIDE) return Traces.GONE;
        if (effort == Traces.Effort.REWRITE) {
            done = new ArrayList<>(done);
            done.addAll(database.read(sql -> ErasureQuery.traced(sql, Traces.FREED)));
        }
        List<Long> before = done;
        Traces left = database.scrub(effort);
        if (left != Traces.WAITING && !before.isEmpty()) database.write(sql -> ErasureQuery.trace(sql, before, left));
        return left;
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
