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

    /// All that are due share one look at the files.
    private void round() {
        Errand errand = new Errand(database, clock, holder, () -> closing);
        List<Long> emptied = database.read(sql -> ErasureQuery.due(sql, holder, clock.instant())).stream()
                .filter(erasure -> !closing && errand.empty(erasure))
                .toList();
        Traces left = emptied.isEmpty() ? scrub(Traces.Effort.BESIDE) : database.scrub(Traces.Effort.BESIDE);
        emptied.forEach(erasure -> errand.finish(erasure, left));
    }

    /// Looks again after what could not be taken out of the files before. Notes it only of erasures that were done when
    /// it began.
    Traces scrub(Traces.Effort effort) {
        List<Long> done = new ArrayList<>(database.read(sql -> ErasureQuery.traced(sql, Traces.WAITING)));
        if (effort == Traces.Effort.REWRITE) done.addAll(database.read(sql -> ErasureQuery.traced(sql, Traces.FREED)));
        else if (done.isEmpty()) return Traces.GONE;
        Traces left = database.scrub(effort);
        if (left != Traces.WAITING && !done.isEmpty()) database.write(sql -> ErasureQuery.trace(sql, done, left));
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
