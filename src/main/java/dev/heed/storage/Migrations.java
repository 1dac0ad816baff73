package dev.heed.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/// Brings a database to the schema of this program, forwards only. A SQLite file is copied aside first
/// (`heed.db.before-V…`, as large as the file; yours to delete), unless such a copy is there.
public final class Migrations {
    /// The table in which Flyway notes what has run.
    private static final String HISTORY = "flyway_schema_history";

    private static final String BROKEN = "the database cannot be opened or migrated";

    private static final String OLDER = "the database has not the schema of this version. Nothing was changed."
            + " Run `heed migrate`, or `heed serve`.";

    private static final String FOREIGN =
            "the database holds tables of another program. Nothing was changed. Give Heed a database of its own.";

    private final Engine engine;
    private final Flyway flyway;
    private String newest = "0";

    public Migrations(StorageSettings settings) {
        this.engine = Engine.of(settings);
        this.flyway = flyway(engine.migrationUrl());
    }

    private Flyway flyway(String url) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:storage/migrations/" + engine.name())
                .loggers("slf4j")
                .load();
    }

    /// The names of the migrations that are still to run, oldest first. Creates nothing: not even an
    /// empty file.
    ///
    /// @throws StorageException if the database is not ours, broken, or from a newer Heed
    public List<String> pending() {
        return pending(engine.lookingUrl());
    }

    private List<String> pending(String url) {
        engine.inspect();
        try {
            boolean nothing = engine.file().filter(Files::notExists).isPresent();
            if (!nothing) refuseForeign(url);
            MigrationInfo[] all =
                    flyway(nothing ? "jdbc:sqlite::memory:" : url).info().all();
            refuseFuture(all);
            if (all.length > 0) newest = String.valueOf(all[all.length - 1].getVersion());
            return Arrays.stream(all)
                    .filter(info -> info.getState() == MigrationState.PENDING)
                    .map(info -> "V" + info.getVersion() + " " + info.getDescription())
                    .toList();
        } catch (FlywayException e) {
            throw plain(e);
        }
    }

    /// Runs what is pending and returns its names. On PostgreSQL it is safe to call from several nodes at
    /// once: one runs, the rest wait. On SQLite the caller holds the lock of the data directory.
    public List<String> run() {
        // may write: only so does SQLite undo what a killed migration left half done
        List<String> pending = pending(engine.migrationUrl());
        if (pending.isEmpty()) return pending;
        engine.file().ifPresent(Migrations::prepare);
        copyAside();
        try {
            flyway.migrate();
            engine.file().ifPresent(Database::ownerOnly);
            return pending;
        } catch (FlywayException e) {
            throw plain(e);
        }
    }

    /// Makes the schema where there is none, and changes none: another process may be at work with it.
    ///
    /// @throws StorageException if it is that of an older Heed; as for [#pending] otherwise
    void begin() {
        if (pending().isEmpty()) return;
        if (flyway.info().current() != null) throw new StorageException(StorageException.Fault.AWAY, OLDER);
        run();
    }

    /// The version of the newest migration that this program has, once it was asked what is pending; what came before
    /// has run by then, or was refused.
    String newest() {
        return newest;
    }

    private static void prepare(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null) Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copyAside() {
        MigrationInfo current = flyway.info().current();
        if (current == null) return;
        try (Connection connection = DriverManager.getConnection(engine.migrationUrl())) {
            engine.copyAside(connection, "V" + current.getVersion());
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    private void refuseForeign(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            refuseOld(Database.Version.of(connection, engine));
            refuseForeign(connection);
        } catch (SQLException e) {
            throw new StorageException(StorageException.Fault.AWAY, BROKEN, e);
        }
    }

    private static void refuseOld(Database.Version version) {
        if (version.recent()) return;
        throw new StorageException(
                StorageException.Fault.AWAY,
                "the database is " + version.words() + ", and Heed needs " + version.least()
                        + " or newer. Nothing was changed.");
    }

    private static void refuseForeign(Connection connection) throws SQLException {
        boolean tables = false;
        try (var rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").equals(HISTORY)) return;
                tables = true;
            }
        }
        if (tables) throw new StorageException(StorageException.Fault.AWAY, FOREIGN);
    }

    private static void refuseFuture(MigrationInfo[] all) {
        for (MigrationInfo info : all) {
            if (info.getState() == MigrationState.FUTURE_SUCCESS || info.getState() == MigrationState.FUTURE_FAILED)
                throw new StorageException(
                        StorageException.Fault.AWAY,
                        "the database was written by a newer Heed (schema V" + info.getVersion()
                                + "). Nothing was changed. Run that version, or restore a backup of this one.");
        }
    }

    /// A PostgreSQL schema may hold another program's views or functions and no table: only Flyway sees those.
    private static StorageException plain(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE)
            return new StorageException(StorageException.Fault.AWAY, FOREIGN, e);
        return new StorageException(StorageException.Fault.AWAY, BROKEN, e);
    }
}
