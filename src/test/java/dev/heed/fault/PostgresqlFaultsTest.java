package dev.heed.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ServeProcess;
import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import dev.heed.storage.OwnPostgresql;
import dev.heed.storage.Recount;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL that is stopped, hangs, has no room left, or may write no larger files, under load. The server refuses,
/// and goes on by itself
/// once the database does.
@Tag("fault")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresqlFaultsTest {
    private final Promises promises = new Promises();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static OwnPostgresql postgresql;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestDatabase test;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestServer server;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Voters voters;

    private String key = "";

    @BeforeAll
    static void startPostgresql(@TempDir Path own) {
        postgresql = new OwnPostgresql(own, "4m");
    }

    @AfterAll
    static void stopPostgresql() {
        postgresql.close();
    }

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void start() throws Exception {
        test = TestDatabase.postgresql(folder, postgresql.server());
        // what its first transactions load takes longer on a busy machine than a statement may take here
        new TestNode(test, InstantSource.system()).close();
        server = new TestServer(test, hurried(test.settings()), InstantSource.system());
        key = server.key(server.node().access.defaultProject(), KeyKind.SECRET);
        voters = new Voters(server.port(), key, promises);
        voters.addMedia();
    }

    /// A statement may take two seconds, and the answer of a hung server five more. With less, a slow machine's first
    /// transaction would be ended for its silence.
    private static StorageSettings hurried(StorageSettings usual) {
        return new StorageSettings(
                usual.data(),
                usual.url(),
                null,
                Duration.ofSeconds(2),
                usual.readers(),
                usual.writers(),
                usual.queueRows(),
                usual.queueBytes(),
                usual.commitRows());
    }

    @AfterEach
    void stop() {
        voters.close();
        server.close();
        test.close();
    }

    @Test
    void stoppedAndStartedAgain() throws Exception {
        voters.begin(8, 1).begin(2, 100);
        promises.awaitAcknowledged(300);
        postgresql.stop();
        promises.awaitRefused(10);
        postgresql.start();
        promises.awaitAcknowledged(300);
        assertGoneOn();
    }

    @Test
    void hung() throws Exception {
        voters.begin(8, 1).begin(2, 100);
        promises.awaitAcknowledged(300);
        postgresql.freeze();
        promises.awaitRefused(10);
        postgresql.thaw();
        promises.awaitAcknowledged(300);
        assertGoneOn();
    }

    /// A server of its own, which nobody helps: it ends within its bound, in order, and says no to whom it can.
    @Test
    void hungWhileItStops() throws Exception {
        Map<String, String> environment = Map.of(
                "HEED_DATA", folder.resolve("own").toString(),
                "HEED_DATABASE_URL", test.url(),
                "HEED_DATABASE_STATEMENT_TIMEOUT", "2",
                // that of the other server, which is sent the rest under the same idempotency keys
                "HEED_SECRET", Base64.getEncoder().encodeToString(new byte[32]));
        try (ServeProcess own =
                        new ServeProcess(List.of(), "-Xmx128m", environment, folder.resolve("errors"), "--port", "0");
                Voters its = new Voters(own.port(), key, promises)) {
            its.begin(8, 1).begin(2, 100);
            promises.awaitAcknowledged(300);
            postgresql.freeze();
            assertThat(own.terminate()).as(own.errors()).isZero();
            its.stop();
        } finally {
            postgresql.thaw();
        }
        promises.assertKeptOrOpen(test.url());
        voters.sendAgain();
        promises.assertKept(test.url());
        assertThat(Recount.check(server.node().database).wrong()).isZero();
    }

    private void assertGoneOn() throws Exception {
        voters.stop();
        promises.assertKeptOrOpen(test.url());
        voters.sendAgain();
        promises.assertKept(test.url());
        assertThat(Recount.check(server.node().database).wrong()).isZero();
    }

    /// The votes lie on a disk of four megabytes, of which two are in the way at first.
    @Test
    void full() throws Exception {
        Path ballast = postgresql.disk().resolve("ballast");
        Files.write(ballast, new byte[2 << 20]);
        try (var connection =
                        java.sql.DriverManager.getConnection(postgresql.server().url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLESPACE small LOCATION '" + postgresql.space() + "'");
        }
        test.execute("ALTER TABLE user_feedback SET TABLESPACE small");
        voters.begin(8, 1).begin(2, 100);
        promises.awaitRefused(20);
        Files.delete(ballast);
        assertAllKept();
    }

    @Test
    void filesThatMayNotGrow() throws Exception {
        postgresql.limitFiles("1200000");
        voters.begin(8, 1).begin(2, 100);
        promises.awaitRefused(20);
        postgresql.limitFiles("unlimited");
        assertAllKept();
    }

    /// Of what was refused nothing is kept: its outcome was known.
    private void assertAllKept() throws Exception {
        promises.awaitAcknowledged(300);
        voters.stop();
        promises.assertKept(test.url());
        voters.sendAgain();
        promises.assertKept(test.url());
        assertThat(Recount.check(server.node().database).wrong()).isZero();
    }
}
