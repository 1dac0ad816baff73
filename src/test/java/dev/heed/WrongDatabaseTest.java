package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.OwnPostgresql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A database that is damaged, lost, or somebody else's: the server says so in one line, ends with exit code 1, and
/// leaves every byte as it was.
@Tag("fault")
class WrongDatabaseTest {
    @TempDir
    Path folder = Path.of("");

    private Path home = Path.of("");
    private Path file = Path.of("");

    /// A data directory that has served.
    @BeforeEach
    void serveOnce() {
        home = folder.resolve("home");
        file = home.resolve("heed.db");
        assertThat(serve(Map.of()).code()).isZero();
    }

    private Terminal.Said serve(Map<String, String> more) {
        return terminal(more).serve();
    }

    private Terminal terminal(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of("HEED_DATA", home.toString()));
        environment.putAll(more);
        return new Terminal(environment, InstantSource.system());
    }

    private interface Harm {
        void to(Path file) throws Exception;
    }

    /// What may have become of the file, and a word of what is said then.
    @SuppressWarnings("ImmutableEnumChecker") // each is a method and holds nothing
    enum Fate {
        FIRST_BYTES(file -> write(file, 3, new byte[] {0, 0}), "is not a SQLite database"),
        PAGE_SIZE(file -> write(file, 16, new byte[] {0x77, 0x77}), "cannot be opened"),
        SCHEMA(file -> write(file, 200, noise(6_000)), "cannot be opened"),
        CUT_OFF(file -> Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 20_000)), "cannot be"),
        TEXT(file -> Files.writeString(file, "to be done"), "is not a SQLite database"),
        NOISE(file -> Files.write(file, noise(9_000)), "is not a SQLite database"),
        OTHER_PROGRAM(WrongDatabaseTest::orders, "tables of another program"),
        FUTURE(WrongDatabaseTest::future, "newer Heed"),
        DIRECTORY(file -> Files.createDirectory(gone(file)), "is a directory"),
        MISSING(WrongDatabaseTest::gone, "is missing"),
        EMPTY(file -> Files.write(file, new byte[0]), "is empty"),
        SECOND_NAME(file -> Files.createLink(file.resolveSibling("other.db"), file), "hard link");

        private final Harm harm;
        private final String word;

        Fate(Harm harm, String word) {
            this.harm = harm;
            this.word = word;
        }
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void isRefused(Fate fate) throws Exception {
        fate.harm.to(file);
        Map<String, String> before = everything();
        Terminal.Said said = serve(Map.of());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines()).singleElement().asString().contains(fate.word);
        assertThat(everything()).isEqualTo(before);
        Terminal.Said doctor = terminal(Map.of()).type("doctor");
        assertThat(doctor.code()).as(doctor.out()).isEqualTo(1);
        assertThat(doctor.out()).contains(fate == Fate.DIRECTORY ? "bad" : fate.word);
        assertThat(everything()).isEqualTo(before);
    }

    /// Where the votes are on a disk that is not mounted.
    @Test
    void isNotMadeElsewhere() throws IOException {
        Path elsewhere = folder.resolve("mount/heed.db");
        Terminal.Said said = serve(Map.of("HEED_DATABASE_URL", "jdbc:sqlite:" + elsewhere));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains(elsewhere + " is missing");
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void isRefusedByAServerOfPostgresql() throws Exception {
        try (OwnPostgresql postgresql = new OwnPostgresql(Files.createDirectory(folder.resolve("own")), "");
                var connection = DriverManager.getConnection(postgresql.server().url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE heed LOGIN PASSWORD 'right'");
            statement.execute("CREATE TABLE orders (x integer)");
            String url = postgresql.server().url("postgres");
            assertRefused(url, "tables of another program");
            assertRefused(url.replace("/postgres?", "/nothing?"), "database \"nothing\" does not exist");
            Files.writeString(postgresql.data().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
            assertRefused(url.replace("user=postgres", "user=heed&password=wrong"), "password authentication failed");
            statement.execute("DROP TABLE orders");
            postgresql.stop();
            assertRefused(url, "refused");
        }
    }

    private void assertRefused(String url, String word) throws IOException {
        Map<String, String> before = everything();
        Terminal.Said said = serve(Map.of("HEED_DATABASE_URL", url));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines()).singleElement().asString().contains(word).doesNotContain("wrong");
        assertThat(everything()).isEqualTo(before);
    }

    /// Every byte of every file. SQLite lays an empty log and its index beside a file that it opens.
    private Map<String, String> everything() throws IOException {
        Map<String, String> everything = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path one : files.filter(Files::isRegularFile).toList())
                if (!one.toString().endsWith("-shm") && !(one.toString().endsWith("-wal") && Files.size(one) == 0))
                    everything.put(one.toString(), HexFormat.of().formatHex(Files.readAllBytes(one)));
        }
        return everything;
    }

    private static void write(Path file, int at, byte[] bytes) throws IOException {
        byte[] content = Files.readAllBytes(file);
        System.arraycopy(bytes, 0, content, at, bytes.length);
        Files.write(file, content);
    }

    private static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static Path gone(Path file) throws IOException {
        Files.delete(file);
        return file;
    }

    private static void orders(Path file) throws Exception {
        execute(gone(file), "CREATE TABLE orders (x INTEGER)");
    }

    private static void future(Path file) throws Exception {
        execute(
                file,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 1,"
                        + " 'me', 1, 1)");
    }

    private static void execute(Path file, String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var one = connection.createStatement()) {
            one.execute(statement);
        }
    }
}
