package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.StorageSettings;
import dev.heed.web.api.Listen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private static final String SECRET = "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlY3JldCE=";

    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> flags = new HashMap<>();

    SettingsTest(@TempDir Path data) {
        this.data = data;
        environment.put("HEED_DATA", data.toString());
    }

    private void file(String... lines) throws IOException {
        Files.write(data.resolve("heed.yaml"), List.of(lines));
    }

    private Settings settings() {
        Settings.Reading reading = Settings.read(environment, flags);
        assertThat(reading).isInstanceOf(Settings.Reading.Read.class);
        return ((Settings.Reading.Read) reading).settings();
    }

    private List<String> problems() {
        Settings.Reading reading = Settings.read(environment, flags);
        assertThat(reading).isInstanceOf(Settings.Reading.Refused.class);
        return ((Settings.Reading.Refused) reading).problems();
    }

    private String inFile(String rest) {
        return data.resolve("heed.yaml") + rest;
    }

    @Test
    void areTheUsualOnesWhenNothingIsSaid() {
        environment.clear();
        assertThat(settings().storage()).isEqualTo(StorageSettings.in(Path.of("heed-data")));
        assertThat(settings().listen()).isEqualTo(new Listen("127.0.0.1", 8080));
        assertThat(settings().secret()).isNull();
    }

    @Test
    void comeFromTheFile() throws IOException {
        file(
                "host: 0.0.0.0",
                "port: 08081",
                "database:",
                "  url: jdbc:postgresql://db/heed",
                "  migration_url: 'jdbc:postgresql://db/heed?user=owner'",
                "  statement_timeout: 20",
                "  readers: 8",
                "  writers: 3",
                "journal.queue_rows: 20000",
                "journal.queue_bytes: 20000000",
                "journal.commit_rows: 100",
                "secret: " + SECRET);
        assertThat(settings().storage())
                .isEqualTo(new StorageSettings(
                        data,
                        "jdbc:postgresql://db/heed",
                        "jdbc:postgresql://db/heed?user=owner",
                        Duration.ofSeconds(20),
                        8,
                        3,
                        20_000,
                        20_000_000,
                        100));
        assertThat(settings().listen()).isEqualTo(new Listen("0.0.0.0", 8081));
        assertThat(settings().secret()).isEqualTo(SECRET);
    }

    @Test
    void ofTheEnvironmentWinOverTheFileAndFlagsOverBoth() throws IOException {
        file("port: 1", "host: one", "database.readers: 1");
        environment.put("HEED_PORT", "2");
        environment.put("HEED_HOST", "two");
        flags.put("port", "3");
        assertThat(settings().listen()).isEqualTo(new Listen("two", 3));
        assertThat(settings().storage().readers()).isEqualTo(1);
    }

    @Test
    void readTheFileOfTheDirectoryThatAFlagNames(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("heed.yaml"), "port: 99");
        flags.put("data", other.toString());
        assertThat(settings().listen().port()).isEqualTo(99);
        assertThat(settings().storage().data()).isEqualTo(other);
    }

    @Test
    void leaveTheLaunchersAndOthersVariablesAlone() {
        environment.putAll(
                Map.of("HEED_JAVA_OPTS", "-Xmx1g", "HEED_BENCH_DIRECTORY", "/tmp", "HEEDLESS", "x", "HEED_PORT", ""));
        assertThat(settings().listen().port()).isEqualTo(8080);
    }

    @Test
    void sayEverythingThatIsWrongAtOnce() throws IOException {
        file("prot: 80", "databse:", "  url: hunter2", "port: [1, 2]", "host:", "journal.commit_rows: many");
        environment.putAll(
                Map.of("HEED_DATABASE_READERS", "0", "HEED_DATABSE_URL", "hunter2", "HEED_XYZZY", "hunter2"));
        flags.put("port", "65536");
        assertThat(problems())
                .containsExactlyInAnyOrder(
                        inFile(": prot is not a setting. Did you mean port?"),
                        inFile(": databse.url is not a setting. Did you mean database.url?"),
                        inFile(": port must have one value"),
                        inFile(": host must have one value"),
                        inFile(": journal.commit_rows must be a whole number 1..10000 rows"),
                        "HEED_DATABASE_READERS must be a whole number 1..64 connections, got 0",
                        "HEED_DATABSE_URL is not a setting. Did you mean HEED_DATABASE_URL?",
                        "HEED_XYZZY is not a setting",
                        "--port must be a whole number 0..65535, got 65536");
    }

    @ParameterizedTest
    @CsvSource({
        "HEED_DATABASE_URL,            postgresql://heed:hunter2@db/heed",
        "HEED_DATABASE_URL,            jdbc:postgresql:",
        "HEED_DATABASE_URL,            jdbc:mysql://db/hunter2",
        "HEED_DATABASE_URL,            jdbc:sqlite::memory:hunter2",
        "HEED_DATABASE_URL,            jdbc:sqlite:file:hunter2.db",
        "HEED_DATABASE_URL,            jdbc:sqlite:hunter2.db?journal_mode=off",
        "HEED_DATABASE_URL,            'jdbc:sqlite: '",
        "HEED_DATABASE_MIGRATION_URL,  jdbc:sqlite:hunter2",
        "HEED_SECRET,                  hunter2",
        "HEED_SECRET,                  aHVudGVyMg==",
        "HEED_PORT,                    hunter2"
    })
    void repeatNothingThatMayBeSecret(String name, String value) {
        environment.put(name, value);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(name + " must ")
                .doesNotContain("hunter2", "aHVudGVyMg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port: 1\nport: 2",
                "secret: *hunter2",
                "secret: @hunter2",
                "secret: 'hunter2",
                "secret: !!java.net.URL ['https://hunter2']",
                "- hunter2",
                "hunter2",
                "? [hunter2, port]\n: hunter2"
            })
    void refuseAFileThatIsNotNamesWithValues(String text) throws IOException {
        file(text);
        assertThat(problems()).singleElement().asString().startsWith(inFile("")).doesNotContain("hunter2");
    }

    @Test
    void refuseOneNameInBothWritings() throws IOException {
        file("database.readers: 1", "database:", "  readers: 2");
        assertThat(problems()).containsExactly(inFile(": database.readers stands there twice"));
    }

    @Test
    void refuseAFileThatSaysWhereItIs() throws IOException {
        file("data: elsewhere");
        assertThat(problems())
                .containsExactly(
                        inFile(": data says where this file is, and cannot stand in it. Use --data or HEED_DATA"));
    }

    @Test
    void takeNoMigrationUrlWithoutPostgresql() {
        environment.put("HEED_DATABASE_MIGRATION_URL", "jdbc:postgresql://db/heed");
        assertThat(problems())
                .containsExactly("database.migration_url is for PostgreSQL, and database.url does not name one");
    }

    @Test
    void acceptAnEmptyFile() throws IOException {
        file("# nothing yet", "");
        assertThat(settings().listen().port()).isEqualTo(8080);
    }
}
