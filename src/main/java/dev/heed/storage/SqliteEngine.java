package dev.heed.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/// One SQLite file: write-ahead log, every commit synced, one writer, a few read-only readers.
record SqliteEngine(StorageSettings settings) implements Engine {
    /// How long a connection waits for another process's lock, in milliseconds: a copy or a checkpoint, not a server.
    static final int BUSY_MILLIS = 5_000;

    /// 32 MiB of log between checkpoints: the same pages change with every commit, and are copied once for many.
    private static final int CHECKPOINT_PAGES = 8_192;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public String least() {
        // older ones may corrupt a write-ahead log: https://sqlite.org/wal.html#walresetbug
        return "3.51.3";
    }

    @Override
    public int writers() {
        return 1;
    }

    @Override
    public boolean holdsCarrier() {
        return true;
    }

    @Override
    public Optional<Path> file() {
        return settings.file();
    }

    private String url() {
        return "jdbc:sqlite:" + file().orElseThrow();
    }

    @Override
    public HikariConfig reading() {
        SQLiteConfig sqlite = pragmas();
        sqlite.setReadOnly(true);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        HikariConfig config = pool("heed-read", settings.readers(), sqlite);
        config.setReadOnly(true);
        return config;
    }

    @Override
    public HikariConfig streaming() {
        HikariConfig config = reading();
        config.setMinimumIdle(0);
        return config;
    }

    @Override
    public HikariConfig writing() {
        SQLiteConfig sqlite = pragmas();
        // not the readers: whoever only reads takes the file as it is
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return pool("heed-write", 1, sqlite);
    }

    private static SQLiteConfig pragmas() {
        SQLiteConfig sqlite = new SQLiteConfig();
        // a file that is missing stays missing: only migrations make one
        sqlite.resetOpenMode(SQLiteOpenMode.CREATE);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(BUSY_MILLIS);
        // what is deleted is overwritten with zeros
        sqlite.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        // 16 MiB of pages a connection
        sqlite.setCacheSize(-16_384);
        return sqlite;
    }

    private HikariConfig pool(String name, int size, SQLiteConfig sqlite) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url());
        config.setDataSourceProperties(sqlite.toProperties());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        config.setConnectionTimeout(settings.statementTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        return config;
    }

    /// What a migration deletes is overwritten too.
    @Override
    public String migrationUrl() {
        return url() + "?" + SQLiteConfig.Pragma.SECURE_DELETE.getPragmaName() + "=on";
    }

    @Override
    public String lookingUrl() {
        return url() + "?" + SQLiteConfig.Pragma.OPEN_MODE.getPragmaName() + "=" + SQLiteOpenMode.READONLY.flag;
    }

    @Override
    public Instant now(DSLContext sql) {
        Field<Double> seconds = DSL.function(DSL.unquotedName("unixepoch"), Double.class, DSL.inline("subsec"));
        return Instant.ofEpochMilli(Math.round(sql.select(seconds).fetchSingle().value1() * 1_000));
    }

    @Override
    public void interrupt(Connection connection) throws SQLException {
        connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
    }

    @Override
    public void copyAside(Connection connection, String version) throws SQLException {
        Path file = file().orElseThrow();
        Path place = file.resolveSibling(copy(file) + version);
        try (Draft draft = new Draft(place);
                var statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, draft.path().toString());
            statement.execute();
            keep(draft, place);
        } catch (IOException e) {
            throw new StorageException(StorageException.Fault.AWAY, "cannot copy " + file + " to " + place, e);
        }
    }

    /// Under the next free number, as `….2`: an older copy may be of what a backup has since replaced. One that is
    /// the same is enough, or a migration that fails at every start would fill the disk with copies.
    private static void keep(Draft draft, Path first) throws IOException {
        Path place = first;
        for (int number = 2; Files.exists(place); number++) {
            if (Files.mismatch(place, draft.path()) == -1) return;
            place = first.resolveSibling(first.getFileName() + "." + number);
        }
        draft.moveTo(place);
    }

    private static String copy(Path file) {
        return file.getFileName() + ".before-";
    }

    @Override
    public List<Path> copies() {
        Path file = file().orElseThrow().toAbsolutePath();
        try (Stream<Path> beside = Files.list(file.resolveSibling("."))) {
            return beside.map(path -> file.resolveSibling(path.getFileName()))
                    .filter(path -> path.getFileName().toString().startsWith(copy(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StorageException(StorageException.Fault.AWAY, "cannot look beside " + file, e);
        }
    }

    @Override
    public Traces scrub(HikariDataSource writing, Traces.Effort effort) {
        return new SqliteScrub(writing, file().orElseThrow()).run(effort);
    }

    @Override
    public String words(Traces traces) {
        return switch (traces) {
            case WAITING ->
                "Texts may still stand in the write-ahead log of the database: somebody reads, and it cannot be emptied"
                        + " yet. It is tried again.";
            case FREED ->
                "The log is emptied and what was deleted is overwritten. Parts of texts may stand in unused places of"
                        + " the file until they are written over, or until heed erase --rewrite writes the file anew.";
            case GONE -> "The file is written anew and its log emptied: no byte of what was erased is left in them.";
        };
    }

    @Override
    public void inspect() {
        Path file = file().orElseThrow();
        try {
            if (!Files.exists(file) || Files.size(file) == 0) refuseToReplace(file);
            else refuseForeign(file);
        } catch (IOException e) {
            throw new StorageException(StorageException.Fault.AWAY, "cannot read " + file, e);
        }
    }

    /// The secret is made after the database: where it stands, the votes have been lost or are elsewhere, and an empty
    /// file in their place would hide that.
    private void refuseToReplace(Path file) {
        Path secret = settings.data().resolve(MasterSecret.FILE);
        if (Files.notExists(secret)) return;
        throw new StorageException(
                StorageException.Fault.AWAY,
                file + (Files.exists(file) ? " is empty" : " is missing") + ", but " + secret
                        + " was made for a database. Nothing was changed. Put the right file back, mount its disk, or"
                        + " say with --database where the votes are. To begin anew, use another --data directory.");
    }

    private static void refuseForeign(Path file) throws IOException {
        byte[] head;
        try (var bytes = Files.newInputStream(file)) {
            head = bytes.readNBytes(MAGIC.length);
        }
        if (!Arrays.equals(head, MAGIC))
            throw new StorageException(
                    StorageException.Fault.AWAY,
                    file + " is not a SQLite database. Nothing was changed. Point --data at another directory,"
                            + " or put the right file back.");
        refuseSecondName(file);
    }

    /// Each name has a log of its own beside it: who opens the file under the other name does not see this one's
    /// (https://sqlite.org/howtocorrupt.html, 2.5), nor our lock.
    private static void refuseSecondName(Path file) throws IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) return;
        if ((int) Files.getAttribute(file, "unix:nlink") > 1)
            throw new StorageException(
                    StorageException.Fault.AWAY,
                    file + " has a second name (a hard link), under which another program may destroy it. Nothing was"
                            + " changed. Remove the other name, or use a copy.");
    }
}
