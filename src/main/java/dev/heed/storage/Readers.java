package dev.heed.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A few connections that read, and for native code the threads that do, because a virtual thread would hold its
/// carrier.
final class Readers implements AutoCloseable {
    /// Who comes after so many is refused at once. Most questions take a millisecond or two.
    private static final int WAITING_AT_MOST = 256;

    private final HikariDataSource pool;
    private final @Nullable ThreadPoolExecutor threads;

    Readers(Engine engine, String name, int size) {
        this(engine, engine.reading(), name, size);
    }

    /// @param config how its connections are opened
    Readers(Engine engine, HikariConfig config, String name, int size) {
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        this.pool = new HikariDataSource(config);
        this.threads = engine.holdsCarrier()
                ? new ThreadPoolExecutor(
                        size,
                        size,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_AT_MOST),
                        Database.daemon(name))
                : null;
    }

    /// Has a question answered on one of the connections.
    <T> T ask(Function<HikariDataSource, T> question) {
        if (threads == null || !Thread.currentThread().isVirtual()) return question.apply(pool);
        try {
            return CompletableFuture.supplyAsync(() -> question.apply(pool), threads)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        } catch (RejectedExecutionException e) {
            throw threads.isShutdown()
                    ? new StorageException(StorageException.Fault.AWAY, "the database is closed", e)
                    : new StorageException(StorageException.Fault.BUSY, "too many questions wait", e);
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    /// Takes no more; what has begun may end.
    void stop() {
        if (threads != null) threads.shutdown();
    }

    @Override
    public void close() {
        pool.close();
    }
}
