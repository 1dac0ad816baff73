package dev.heed.storage;

import static dev.heed.storage.schema.Tables.SETTINGS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether the storage can take traffic: room on the disk, a database that answers and was last found able to write,
/// a queue that takes more.
///
/// Disk and database are looked at by one thread of its own, at most once a second, whoever asks and however often.
/// While a look hangs nobody begins another; who asks waits until it has lasted two seconds, and then learns that
/// the database does not answer.
public final class Pulse implements AutoCloseable {
    /// Below this a write-ahead log, and one copy before a migration, soon find no room.
    public static final long LEAST_FREE_BYTES = 100L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final Journal journal;
    private final Path place;
    private final long leastBytes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Database.daemon("heed-pulse"));
    private volatile long freeBytes;
    private Look last;

    /// How the storage is.
    ///
    /// @param freeBytes what the disk under the database file, or on PostgreSQL under the data directory, has left
    /// @param answers whether the database answered
    /// @param writes whether the last attempt to write, at most 15 seconds ago, did not find the database away
    public record Vitals(long freeBytes, long leastBytes, boolean answers, boolean writes, Journal.Queue queue) {
        public boolean roomy() {
            return freeBytes >= leastBytes;
        }

        public boolean well() {
            return roomy() && answers && writes && queue.takes();
        }
    }

    private record Look(long began, CompletableFuture<Boolean> answers) {}

    public Pulse(Database database, Journal journal, StorageSettings settings) {
        this(database, journal, settings, LEAST_FREE_BYTES);
    }

    /// The same with another floor.
    ///
    /// @param leastBytes below so much free space the disk is unwell
    public Pulse(Database database, Journal journal, StorageSettings settings, long leastBytes) {
        this.database = database;
        this.journal = journal;
        this.place =
                settings.file().map(Path::toAbsolutePath).map(Path::getParent).orElse(settings.data());
        this.leastBytes = leastBytes;
        this.last = look();
    }

    /// How it is now, or was within the last second. Blocks for two seconds at most.
    public Vitals vitals() {
        boolean answers = answers(current());
        return new Vitals(freeBytes, leastBytes, answers, database.writable(), journal.queue());
    }

    /// The free space as it was a moment ago. Begins a new look where the last is old, and waits for none.
    public long freeBytes() {
        current();
        return freeBytes;
    }

    private synchronized Look current() {
        boolean old = System.nanoTime() - last.began > FRESH.toNanos();
        if (old && last.answers.isDone()) last = look();
        return last;
    }

    private Look look() {
        return new Look(System.nanoTime(), CompletableFuture.supplyAsync(this::ask, thread));
    }

    private boolean ask() {
        try {
            freeBytes = Files.getFileStore(place).getUsableSpace();
            // a table, because SQLite answers a mere number without a file
            database.glance(sql -> sql.selectOne().from(SETTINGS).limit(1).fetch());
            return true;
        } catch (StorageException | IOException e) {
            return false;
        }
    }

    private static boolean answers(Look look) {
        long left = look.began + PATIENCE.toNanos() - System.nanoTime();
        try {
            return look.answers.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
