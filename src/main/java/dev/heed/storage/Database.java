package dev.heed.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/// An open database: reads see one snapshot, writes are one transaction, and no caller learns which database it is.
///
/// After any error that is not a row's own, the connection is dropped: SQLite rolls a transaction back by itself when
/// a disk is full, while the driver believes it still open, and what is written next would be kept.
public final class Database implements AutoCloseable {
    /// Long reads at once. Each may hold a connection for as long as whoever takes its rows, and on SQLite holds back
    /// the checkpoint of the log.
    private static final int STREAMS = 2;

    private final Engine engine;
    private final Readers reading;
    private final Readers glancing;
    private final Readers streaming;
    private final Semaphore streams = new Semaphore(STREAMS);
    private final @Nullable HikariDataSource writing;
    private final DefaultConfiguration configuration;
    private final StatementWatch watch;
    private final Map<StorageException.Fault, LongAdder> faults = new EnumMap<>(StorageException.Fault.class);
    private volatile boolean writable = true;

    private Database(StorageSettings settings, Engine engine, boolean writes) {
        for (StorageException.Fault fault : StorageException.Fault.values()) faults.put(fault, new LongAdder());
        this.engine = engine;
        this.watch = new StatementWatch(engine, settings.statementTimeout());
        this.reading = new Readers(engine, "heed-read", settings.readers());
        this.glancing = new Readers(engine, "heed-glance", 1);
        this.streaming = new Readers(engine, engine.streaming(), "heed-stream", STREAMS);
        this.writing = writes ? new HikariDataSource(engine.writing()) : null;
        this.configuration = new DefaultConfiguration();
        configuration.set(engine.dialect());
        configuration.set(new Settings()
                .withRenderSchema(false)
                .withExecuteLogging(false)
                .withInListPadding(true)
                .withCacheRecordMappers(true));
    }

    /// Opens a database whose schema is up to date. Creates nothing: see [Migrations].
    public static Database open(StorageSettings settings) {
        return new Database(settings, Engine.of(settings), true);
    }

    /// The same for reading only: no connection that could write is made.
    public static Database openReading(StorageSettings settings) {
        return new Database(settings, Engine.of(settings), false);
    }

    /// Whether a file is the whole database (`sqlite`), or a server holds it (`postgresql`).
    public String engine() {
        return engine.name();
    }

    /// The database's own time, which all its nodes share.
    Instant now(DSLContext sql) {
        return engine.now(sql);
    }

    /// The same, asked for by itself.
    public Instant now() {
        return read(this::now);
    }

    /// What the database calls itself, and whether it is recent enough to be trusted with votes.
    public record Version(String words, boolean recent, String least) {
        static Version of(Connection connection, Engine engine) throws SQLException {
            String number = connection.getMetaData().getDatabaseProductVersion();
            return new Version(
                    connection.getMetaData().getDatabaseProductName() + " " + number,
                    recent(number, engine.least()),
                    engine.least());
        }

        /// Whether a version is another or newer, by the numbers that it begins with.
        static boolean recent(String version, String least) {
            return Runtime.Version.parse(leading(version)).compareTo(Runtime.Version.parse(least)) >= 0;
        }

        /// The numbers that a version begins with: `18.6` of `18.6 (Debian 18.6-1)`.
        private static String leading(String version) {
            return version.replaceFirst("^(\\d+(\\.\\d+)*).*$", "$1").replaceFirst("(\\.0)+$", "");
        }
    }

    public Version version() {
        return read(sql -> sql.connectionResult(connection -> Version.of(connection, engine)));
    }

    /// How many transactions may write at once; the journal has as many lanes.
    int writers() {
        return engine.writers();
    }

    /// Reads from one snapshot. Blocks until done; fails with [StorageException] after the statement timeout, and at
    /// once (busy) when too many wait already.
    public <T> T read(Function<DSLContext, T> question) {
        return reading.ask(pool -> transact(pool, question));
    }

    /// The same for a row or two by their key, on a connection of its own: no long question makes it wait.
    public <T> T glance(Function<DSLContext, T> question) {
        return glancing.ask(pool -> transact(pool, question));
    }

    /// Reads row by row from one snapshot, for as long as it takes; no other question waits for it. Empty, at once,
    /// when two such reads run already.
    ///
    /// On SQLite the write-ahead log cannot be reset while it lasts, and grows with what is written meanwhile. On
    /// PostgreSQL nothing that is deleted or replaced meanwhile can be vacuumed.
    public <T> Optional<T> stream(Function<LongRead, T> reader) {
        if (!streams.tryAcquire()) return Optional.empty();
        try {
            return Optional.of(
                    streaming.ask(pool -> transact(pool, LongRead.SILENCE, sql -> reader.apply(new LongRead(sql)))));
        } finally {
            streams.release();
        }
    }

    /// Writes in one transaction, committed and synced when this returns. Nothing is kept when it throws.
    public <T> T write(Function<DSLContext, T> change) {
        HikariDataSource writers = writers(writing);
        try {
            T answer = transact(writers, change);
            writable = true;
            return answer;
        } catch (StorageException e) {
            if (e.fault() == StorageException.Fault.AWAY) writable = false;
            throw e;
        }
    }

    /// The connections that write, for a library that speaks to the driver itself.
    public Lent lend() {
        return new Lent(writers(writing), engine.dialect() == SQLDialect.SQLITE);
    }

    private static HikariDataSource writers(@Nullable HikariDataSource writing) {
        if (writing == null) throw new IllegalStateException("opened for reading only");
        return writing;
    }

    /// Takes out of the files what deleted rows have left, as far as the effort goes. Says [Traces#WAITING] when it may
    /// not, or somebody who reads is in the way.
    public Traces scrub(Traces.Effort effort) {
        if (writing == null) throw new IllegalStateException("opened for reading only");
        try {
            return engine.scrub(writing, effort);
        } catch (StorageException e) {
            throw counted(e);
        }
    }

    /// What such traces are here, in a sentence.
    public String words(Traces traces) {
        return engine.words(traces);
    }

    /// Copies of the data that Heed made before migrations and keeps beside the file, by their names.
    public List<Path> copies() {
        return engine.copies();
    }

    /// Whether the last attempt to write came to an end that the database decided: not one of those that found it
    /// away. On a server some attempt is at most 15 seconds old, because its node's number is leased so often.
    ///
    /// One answer for the whole database. When some writes come through and others do not (one table is broken, the
    /// last pages of a disk suffice for small rows), it changes with each. It stays so: a memory for each kind of
    /// write would keep a server out of service for as long as nobody sends that kind.
    boolean writable() {
        return writable;
    }

    /// How many transactions have failed since the start, and in which way.
    public long failures(StorageException.Fault fault) {
        return Objects.requireNonNull(faults.get(fault)).sum();
    }

    /// Connections of one kind.
    public record Pool(String name, int used, int idle, int waiting, int most) {}

    /// How the connections are used now.
    public List<Pool> pools() {
        return Stream.of(reading.pool(), glancing.pool(), streaming.pool(), writing)
                .filter(Objects::nonNull)
                .map(Database::pool)
                .toList();
    }

    private static Pool pool(HikariDataSource source) {
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return new Pool(
                source.getPoolName().replaceFirst("^heed-", ""),
                pool == null ? 0 : pool.getActiveConnections(),
                pool == null ? 0 : pool.getIdleConnections(),
                pool == null ? 0 : pool.getThreadsAwaitingConnection(),
                source.getMaximumPoolSize());
    }

    private <T> T transact(HikariDataSource pool, Function<DSLContext, T> work) {
        return transact(pool, watch.limit(), work);
    }

    private <T> T transact(HikariDataSource pool, Duration limit, Function<DSLContext, T> work) {
        Connection connection;
        try {
            connection = pool.getConnection();
        } catch (SQLException e) {
            throw counted(new StorageException(StorageException.Fault.AWAY, "no connection to the database", e));
        }
        boolean sound = false;
        try (var statements = watch.begin(connection, limit)) {
            connection.setAutoCommit(false);
            T answer = work.apply(DSL.using(statements.on(configuration.derive(connection))));
            statements.close();
            statements.requireSound();
            // commits. `commit` would too, but on SQLite it begins the next transaction at once, and an idle writer
            // would hold the file against every other process
            connection.setAutoCommit(true);
            sound = true;
            return answer;
        } catch (SQLException e) {
            throw counted(StorageException.of(e));
        } catch (RuntimeException e) {
            RuntimeException fault = StorageException.fromDriver(e) ? StorageException.of(e) : e;
            if (fault instanceof StorageException storage) count(storage);
            sound = !(fault instanceof StorageException s && s.fault() == StorageException.Fault.AWAY)
                    && rolledBack(connection);
            throw fault;
        } finally {
            release(pool, connection, sound);
        }
    }

    private void count(StorageException fault) {
        Objects.requireNonNull(faults.get(fault.fault())).increment();
    }

    private StorageException counted(StorageException fault) {
        count(fault);
        return fault;
    }

    private static boolean rolledBack(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void release(HikariDataSource pool, Connection connection, boolean sound) {
        if (sound) {
            try {
                connection.close();
                return;
            } catch (SQLException e) {
                // dropped below
            }
        }
        pool.evictConnection(connection);
    }

    @Override
    public void close() {
        reading.stop();
        glancing.stop();
        streaming.stop();
        watch.close();
        reading.close();
        glancing.close();
        streaming.close();
        if (writing != null) writing.close();
    }

    /// Makes a file readable by its owner only, where the file system knows owners.
    static void ownerOnly(Path file) {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return;
        try {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static java.util.concurrent.ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }
}
