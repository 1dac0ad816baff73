package dev.heed.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ServeProcess;
import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.storage.ChildJvm;
import dev.heed.storage.Database;
import dev.heed.storage.Recount;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A SQLite file that may not grow, or that somebody else holds, under load. The server refuses, keeps nothing of what
/// it refused, and goes on by itself.
@Tag("fault")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqliteFaultsTest {
    @TempDir
    Path folder = Path.of("");

    private final Promises promises = new Promises();

    /// A disk of sixteen megabytes, of which ten are in the way at first.
    @Test
    void fullDisk() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        String mounted = "mount -t tmpfs -o size=16m tmpfs '" + data + "' && exec \"$@\"";
        List<String> smallDisk = List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mounted, "sh");
        try (ServeProcess server = serve(smallDisk, data)) {
            int port = server.port();
            Path seen = Path.of("/proc/" + server.pid() + "/root" + data);
            Path ballast = Files.write(seen.resolve("ballast"), new byte[10 << 20]);
            goesOn(port, server.firstKey(), seen, () -> {}, () -> Files.delete(ballast));
            assertThat(server.terminate()).as(server.errors()).isZero();
        }
    }

    @Test
    void filesThatMayNotGrow() throws Exception {
        Path data = folder.resolve("data");
        try (ServeProcess server = serve(List.of(), data)) {
            int port = server.port();
            goesOn(
                    port,
                    server.firstKey(),
                    data,
                    () -> limit(server.pid(), "3000000"),
                    () -> limit(server.pid(), "unlimited"));
            assertThat(server.terminate()).as(server.errors()).isZero();
        }
    }

    private ServeProcess serve(List<String> wrapper, Path data) {
        return new ServeProcess(
                wrapper, "-Xmx128m", Map.of("HEED_DATA", data.toString()), folder.resolve("errors"), "--port", "0");
    }

    private interface Step {
        void take() throws Exception;
    }

    private static void limit(long pid, String bytes) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("prlimit", "--pid", String.valueOf(pid), "--fsize=" + bytes + ":unlimited")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private void goesOn(int port, String key, Path data, Step fault, Step relief) throws Exception {
        try (Voters voters = new Voters(port, key, promises)) {
            voters.addMedia();
            fault.take();
            voters.begin(8, 1).begin(2, 100);
            promises.awaitRefused(100);
            relief.take();
            promises.awaitAcknowledged(300);
            voters.stop();
            promises.assertKept(copy(data, "before"));
            voters.sendAgain();
            promises.assertKept(copy(data, "after"));
            try (Database database = Database.openReading(StorageSettings.in(folder.resolve("after")))) {
                assertThat(Recount.check(database).wrong()).isZero();
            }
        }
    }

    /// The file and its log as they are while nobody writes: SQLite itself would look for them on another disk.
    private String copy(Path data, String name) throws IOException {
        Path folder = Files.createDirectory(this.folder.resolve(name));
        for (String file : List.of("heed.db", "heed.db-wal")) Files.copy(data.resolve(file), folder.resolve(file));
        return "jdbc:sqlite:" + folder.resolve("heed.db");
    }

    /// Another process begins to write, and is stopped before it ends.
    @Test
    void heldByAStoppedProcess() throws Exception {
        try (TestDatabase test = TestDatabase.sqlite(folder);
                TestServer server = new TestServer(test, InstantSource.system());
                Voters voters = voters(server)) {
            voters.addMedia();
            try (ChildJvm other = ChildJvm.start(Holding.class, test.url())) {
                assertThat(other.line()).isEqualTo("holds it");
                voters.begin(8, 1).begin(2, 100);
                assertThat(new ProcessBuilder("kill", "-STOP", String.valueOf(other.pid()))
                                .start()
                                .waitFor())
                        .isZero();
                promises.awaitRefused(10);
            }
            promises.awaitAcknowledged(300);
            voters.stop();
            promises.assertKept(test.url());
            voters.sendAgain();
            promises.assertKept(test.url());
            assertThat(Recount.check(server.node().database).wrong()).isZero();
        }
    }

    private Voters voters(TestServer server) {
        String key = server.key(server.node().access.defaultProject(), KeyKind.SECRET);
        return new Voters(server.port(), key, promises);
    }

    /// Takes the write lock of a file and keeps it for as long as it lives.
    static final class Holding {
        private Holding() {}

        static void main(String[] words) throws Exception {
            try (var connection = DriverManager.getConnection(words[0] + "?busy_timeout=30000");
                    var statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                System.out.println("holds it");
                int end = System.in.read();
                System.exit(end);
            }
        }
    }
}
