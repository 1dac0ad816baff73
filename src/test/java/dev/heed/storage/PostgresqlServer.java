package dev.heed.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A real PostgreSQL on a free port, its data in a temporary directory.
///
/// One is shared by all tests of a JVM and started by the first that asks; it does not sync, and lies in memory where
/// there is room, so that tests are quick.
/// A test about durability starts its own with [#durable]. Runs as root too (through `unshare`).
public final class PostgresqlServer implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /// Texts in the order of a dictionary, as in most databases outside tests: what is to come in another order must
    /// say
    /// so.
    private static final String AS_PEOPLE_SORT =
            " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en'";

    /// Where Linux keeps files that no disk needs to see. A new database is four hundred files.
    private static final Path MEMORY = Path.of("/dev/shm");

    /// More than the databases of one test, and the server's own log of writes.
    private static final long ROOM = 4L << 30;

    private final UnaryOperator<String> urls;
    private final Closeable end;
    private boolean templated;

    /// @param urls the URL of a database by its name
    /// @param end what stops it
    PostgresqlServer(UnaryOperator<String> urls, Closeable end) {
        this.urls = urls;
        this.end = end;
    }

    private static PostgresqlServer embedded(boolean durable) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    // the same on every machine; databases have an order of their own, see below
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("max_connections", "300");
            if (durable) builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
            else if (roomInMemory()) builder.setDataDirectory(Files.createTempDirectory(MEMORY, "heed-test-"));
            EmbeddedPostgres server = builder.start();
            return new PostgresqlServer(name -> server.getJdbcUrl("postgres", name), server);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL; as root it needs a permitted `unshare -U`", e);
        }
    }

    /// A container may have as little as 64 MB of it.
    private static boolean roomInMemory() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    }

    /// The one all tests share; stopped when the JVM ends.
    public static PostgresqlServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final PostgresqlServer SERVER = embedded(false);
    }

    /// Another one, that syncs every commit. The caller closes it.
    public static PostgresqlServer durable() {
        return embedded(true);
    }

    /// The URL of a database on this server.
    public String url(String database) {
        return urls.apply(database);
    }

    /// A new database with Heed's schema; its name.
    synchronized String createMigrated(StorageSettings settings) {
        if (!templated) {
            execute("CREATE DATABASE heed_template" + AS_PEOPLE_SORT);
            new Migrations(settings.on(url("heed_template"))).run();
            templated = true;
        }
        return create(" TEMPLATE heed_template");
    }

    /// A new database that holds nothing; its name.
    String createEmpty() {
        return create(AS_PEOPLE_SORT);
    }

    private String create(String template) {
        String name = "heed_" + NUMBER.incrementAndGet();
        execute("CREATE DATABASE " + name + template);
        return name;
    }

    /// Drops a database, whoever is still connected.
    void drop(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private void execute(String command) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
