package dev.heed.storage;

import static dev.heed.storage.schema.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one file: made for its owner only, never replaced, copied before it is changed, free between transactions.
class SqliteFileTest {
    @TempDir
    Path data = Path.of("");

    @Test
    void belongsToItsOwnerOnly() throws IOException {
        migrations().run();
        assertThat(permissions(file())).isEqualTo("rw-------");
        try (Database database = Database.open(settings())) {
            database.write(Crowd::settle);
            try (Stream<Path> files = Files.list(data)) {
                assertThat(files.toList())
                        .hasSize(3)
                        .allSatisfy(file ->
                                assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void isNotMadeByLookingForIt() throws IOException {
        assertThat(migrations().pending()).isNotEmpty();
        assertThat(data).isEmptyDirectory();
        StorageSettings hurried = new StorageSettings(data, null, null, Duration.ofMillis(300), 1, 1, 1, 1, 1);
        try (Database database = Database.open(hurried)) {
            for (Runnable use : List.<Runnable>of(
                    () -> database.read(sql -> sql.fetchCount(PROJECTS)), () -> database.write(Crowd::settle))) {
                var missing = catchThrowableOfType(StorageException.class, use::run);
                assertThat(missing.fault()).isEqualTo(StorageException.Fault.AWAY);
            }
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void mayBeEmpty() throws IOException {
        Files.createFile(file());
        assertThat(migrations().run()).isNotEmpty();
    }

    @Test
    void isRefusedWhenItIsSomethingElse() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        for (byte[] content : List.of("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8), noise, new byte[1])) {
            Files.write(file(), content);
            assertThat(refusal()).contains("is not a SQLite database", "Nothing was changed", file().toString());
            assertUntouched(content);
        }
    }

    @Test
    void isRefusedWhenItIsDamaged() throws IOException {
        migrations().run();
        byte[] content = Files.readAllBytes(file());
        byte[] noise = new byte[8_000];
        new Random(2).nextBytes(noise);
        System.arraycopy(noise, 0, content, 200, noise.length);
        Files.write(file(), content);
        assertThat(refusal()).contains("cannot be opened");
        assertUntouched(content);
    }

    @Test
    void isRefusedWhenItIsCutOff() throws IOException {
        migrations().run();
        byte[] whole = Files.readAllBytes(file());
        byte[] content = java.util.Arrays.copyOf(whole, whole.length / 2);
        Files.write(file(), content);
        assertThat(refusal()).isNotBlank();
        assertUntouched(content);
    }

    private String refusal() {
        var refusal =
                catchThrowableOfType(StorageException.class, () -> migrations().run());
        assertThat(refusal).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    private void assertUntouched(byte[] content) throws IOException {
        assertThat(Files.readAllBytes(file())).isEqualTo(content);
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.toList()).containsExactly(file());
        }
    }

    @Test
    void isCopiedAsideBeforeItsSchemaChanges() throws Exception {
        TestDatabase.migrate(url(file()), "2");
        execute("INSERT INTO projects (project_id, name) VALUES (7, 'old')");
        migrations().run();
        Path copy = data.resolve("heed.db.before-V2");
        assertThat(permissions(copy)).isEqualTo("rw-------");
        assertThat(words(copy, "SELECT name FROM projects")).containsExactly("old");
        assertThat(words(copy, "SELECT name FROM sqlite_master WHERE name = 'user_feedback'"))
                .isEmpty();
        assertThat(words(copy, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(words(file(), "SELECT name FROM sqlite_master WHERE name = 'user_feedback'"))
                .hasSize(1);
    }

    /// What a killed process left is no copy; what was copied before a backup was put back is another one.
    @Test
    void isCopiedWhateverLiesThere() throws Exception {
        TestDatabase.migrate(url(file()), "2");
        byte[] older = Files.readAllBytes(file());
        Files.writeString(data.resolve("heed.db.before-V2.new"), "half of a co");
        migrations().run();
        Path first = data.resolve("heed.db.before-V2");
        assertThat(words(first, "PRAGMA integrity_check")).containsExactly("ok");
        byte[] kept = Files.readAllBytes(first);

        Files.write(file(), older);
        migrations().run();
        assertThat(copies()).containsExactly(first);

        Files.write(file(), older);
        execute("INSERT INTO projects (project_id, name) VALUES (7, 'restored')");
        migrations().run();
        Path second = data.resolve("heed.db.before-V2.2");
        assertThat(copies()).containsExactly(first, second);
        assertThat(Files.readAllBytes(first)).isEqualTo(kept);
        assertThat(words(second, "SELECT name FROM projects")).containsExactly("restored");
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.toString().contains(".before-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isFreeBetweenTransactions() throws SQLException {
        migrations().run();
        try (Database database = Database.open(settings())) {
            database.write(Crowd::settle);
            database.read(sql -> sql.fetchCount(PROJECTS));
            execute("UPDATE projects SET name = 'renamed from outside' WHERE project_id = 1");
            // busy 0: nobody reads or writes, so that all of the log could be taken over and cut off
            assertThat(words(file(), "PRAGMA wal_checkpoint(TRUNCATE)")).containsExactly("0");
            int renamed = database.read(sql -> sql.fetchCount(PROJECTS, PROJECTS.NAME.eq("renamed from outside")));
            assertThat(renamed).isEqualTo(1);
        }
    }

    @Test
    void holdsWhatIsDeletedNoLonger() throws Exception {
        migrations().run();
        String secret = "a name that must go";
        try (Database database = Database.open(settings())) {
            database.write(Crowd::settle);
            database.write(sql -> sql.update(PROJECTS)
                    .set(PROJECTS.NAME, secret)
                    .where(PROJECTS.PROJECT_ID.eq(1L))
                    .execute());
            words(file(), "PRAGMA wal_checkpoint(TRUNCATE)");
            assertThat(contents()).contains(secret);
            database.write(sql -> sql.update(PROJECTS)
                    .set(PROJECTS.NAME, "another")
                    .where(PROJECTS.PROJECT_ID.eq(1L))
                    .execute());
            words(file(), "PRAGMA wal_checkpoint(TRUNCATE)");
            assertThat(contents()).doesNotContain(secret);
        }
    }

    private String contents() throws IOException {
        StringBuilder contents = new StringBuilder();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList())
                contents.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return contents.toString();
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(url(file()));
                var one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    private static List<String> words(Path file, String question) throws SQLException {
        List<String> words = new java.util.ArrayList<>();
        try (var connection = DriverManager.getConnection(url(file));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) words.add(rows.getString(1));
        }
        return words;
    }

    private Migrations migrations() {
        return new Migrations(settings());
    }

    private StorageSettings settings() {
        return StorageSettings.in(data);
    }

    private Path file() {
        return data.resolve("heed.db");
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }
}
