package dev.heed.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/// A database of one test's own, migrated, on either engine; gone when it is closed.
public abstract sealed class TestDatabase implements AutoCloseable {
    private final StorageSettings settings;
    private final List<Database> opened = new ArrayList<>();
    private @Nullable Database usual;

    private TestDatabase(StorageSettings settings) {
        this.settings = settings;
    }

    /// A SQLite file in a data directory (a `@TempDir`).
    public static TestDatabase sqlite(Path data) {
        try {
            Files.copy(Sqlite.TEMPLATE, data.resolve("heed.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sqlite(StorageSettings.in(data));
    }

    /// A database on the shared PostgreSQL; the data directory holds the rest.
    public static TestDatabase postgresql(Path data) {
        return postgresql(data, PostgresqlServer.shared());
    }

    /// A database on a PostgreSQL of the test's own.
    public static TestDatabase postgresql(Path data, PostgresqlServer server) {
        StorageSettings settings = StorageSettings.in(data);
        return new Postgresql(settings, server, server.createMigrated(settings));
    }

    /// A place for a SQLite file, without one.
    public static TestDatabase emptySqlite(Path data) {
        return new Sqlite(StorageSettings.in(data));
    }

    /// A database on the shared PostgreSQL that holds nothing.
    public static TestDatabase emptyPostgresql(Path data) {
        PostgresqlServer server = PostgresqlServer.shared();
        return new Postgresql(StorageSettings.in(data), server, server.createEmpty());
    }

    /// The settings that lead to this database.
    public StorageSettings settings() {
        return settings;
    }

    /// The database, open with the usual settings; always the same one.
    public synchronized Database database() {
        if (usual == null) usual = open(settings);
        return usual;
    }

    /// Opens it once more, as another process would. Closed with this.
    public synchronized Database open(StorageSettings settings) {
        Database database = Database.open(settings);
        opened.add(database);
        return database;
    }

    /// A plain connection past everything of ours, each statement a transaction. The caller closes it.
    public Connection connect() {
        try {
            return DriverManager.getConnection(url());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Migrates as a program did that knew fewer migrations.
    public static void migrate(String url, String version) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:storage/migrations/" + (url.startsWith("jdbc:sqlite:") ? "sqlite" : "postgresql"))
                .target(version)
                .load()
                .migrate();
    }

    /// The JDBC URL.
    public abstract String url();

    /// Runs statements past everything of ours. On SQLite foreign keys are not looked at.
    public void execute(String... statements) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String one : statements) statement.execute(one);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        opened.forEach(Database::close);
        opened.clear();
        usual = null;
        remove();
    }

    /// Removes what the test's folder does not take with it.
    abstract void remove();

    private static final class Sqlite extends TestDatabase {
        private static final Path TEMPLATE = template();

        Sqlite(StorageSettings settings) {
            super(settings);
        }

        private static Path template() {
            try {
                Path folder = Files.createTempDirectory("heed-template");
                new Migrations(StorageSettings.in(folder)).run();
                Path file = folder.resolve("heed.db");
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String url() {
            return "jdbc:sqlite:" + settings().data().resolve("heed.db");
        }

        @Override
        void remove() {}
    }

    private static final class Postgresql extends TestDatabase {
        private final PostgresqlServer server;
        private final String name;

        Postgresql(StorageSettings settings, PostgresqlServer server, String name) {
            super(settings.on(server.url(name)));
            this.server = server;
            this.name = name;
        }

        @Override
        public String url() {
            return server.url(name);
        }

        @Override
        void remove() {
            server.drop(name);
        }
    }
}
