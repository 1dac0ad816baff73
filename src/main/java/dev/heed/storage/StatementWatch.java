package dev.heed.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;

/// Ends statements that answer nothing for too long, where the database does not do so by itself (SQLite), and
/// transactions in which one failed.
///
/// After a full disk SQLite rolls back by itself: what a caller wrote next, who made light of the error, would be kept.
/// PostgreSQL would undo it all in silence. So nothing more is run in a transaction after any error, and it fails.
///
/// The time is counted anew for each statement and for each row it gives, as PostgreSQL does for each fetch: a long
/// answer may be read to its end. One daemon thread looks four times in a timeout, so an end comes up to a quarter
/// late.
final class StatementWatch implements AutoCloseable {
    private static final long IDLE = 0;

    private final Engine engine;
    private final Duration limit;
    private final Set<Watched> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Database.daemon("heed-statement-watch"));
    private final Future<?> looking;
    private final PreparedStatements prepared = new PreparedStatements();

    StatementWatch(Engine engine, Duration limit) {
        this.engine = engine;
        this.limit = limit;
        long pause = Math.max(1, limit.toNanos() / 4);
        this.looking = engine.holdsCarrier()
                ? thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS)
                : CompletableFuture.completedFuture(null);
    }

    /// Watches the statements of one transaction.
    ///
    /// @param limit for each of them; no shorter than the usual one
    Watched begin(Connection connection, Duration limit) {
        Watched watched = new Watched(connection, limit.toNanos());
        if (engine.holdsCarrier()) open.add(watched);
        return watched;
    }

    /// How long a statement may usually run.
    Duration limit() {
        return limit;
    }

    /// The watch that a transaction is under.
    static Watched of(DSLContext sql) {
        return (Watched) sql.configuration().executeListenerProviders()[0].provide();
    }

    private void look() {
        open.forEach(Watched::look);
    }

    /// What a statement is used for, at once.
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    @Override
    public void close() {
        looking.cancel(false);
        thread.shutdownNow();
    }

    /// The statements of one transaction, one after the other; told by jOOQ when one begins, gives a row and ends.
    final class Watched implements ExecuteListener, AutoCloseable {
        private final transient Connection connection;
        private final long limitNanos;
        private volatile long since = IDLE;
        private boolean over;
        private boolean failed;

        private Watched(Connection connection, long limitNanos) {
            this.connection = connection;
            this.limitNanos = limitNanos;
        }

        Configuration on(Configuration configuration) {
            return configuration.derive(new DefaultExecuteListenerProvider(this));
        }

        /// Runs a statement without jOOQ. It stays prepared for as long as its connection is open.
        <T> T run(String text, Use<T> use) {
            requireSound();
            wait(true);
            try {
                return use.of(prepared.on(connection, text));
            } catch (SQLException e) {
                failed = true;
                throw StorageException.of(e);
            } catch (RuntimeException e) {
                failed = true;
                throw e;
            } finally {
                wait(false);
            }
        }

        /// Whether the time counts: what a caller does with a row is not the statement's.
        void wait(boolean waiting) {
            since = waiting ? System.nanoTime() | 1 : IDLE;
        }

        private synchronized void look() {
            long began = since;
            if (over || began == IDLE || System.nanoTime() - began < limitNanos) return;
            try {
                engine.interrupt(connection);
            } catch (SQLException | RuntimeException e) {
                // closed meanwhile: nothing runs on it, and the watch goes on
            }
        }

        /// Whether all went well so far; else nothing may be committed.
        void requireSound() {
            if (failed) throw new StorageException(StorageException.Fault.AWAY, "the transaction has failed before");
        }

        @Override
        public void executeStart(ExecuteContext context) {
            requireSound();
            wait(true);
        }

        @Override
        public void executeEnd(ExecuteContext context) {
            wait(false);
        }

        @Override
        public void fetchStart(ExecuteContext context) {
            wait(true);
        }

        @Override
        public void recordEnd(ExecuteContext context) {
            wait(true);
        }

        @Override
        public void fetchEnd(ExecuteContext context) {
            wait(false);
        }

        @Override
        public void exception(ExecuteContext context) {
            failed = true;
            wait(false);
        }

        /// After this the connection is left alone.
        @Override
        public synchronized void close() {
            over = true;
            open.remove(this);
        }
    }
}
