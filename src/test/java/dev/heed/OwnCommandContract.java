package dev.heed;

import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Running;
import dev.heed.storage.Database;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Commands where no server runs.
abstract class OwnCommandContract extends CommandContract {
    private static final Path GOLDEN = Path.of("src/test/resources/commands");

    @Test
    void makesAKeyBeforeTheFirstStart() {
        Terminal.Said said = type("key create --project default --kind secret --json");
        JsonNode made = json(said);
        assertThat(made.propertyNames()).containsExactly("id", "key", "kind", "project");
        assertThat(made.path("kind").asString()).isEqualTo("secret");
        assertThat(made.path("project").asString()).isEqualTo("default");
        assertThat(said.out().lines()).hasSize(1);
        assertThat(status(start(), made.path("key").asString())).isEqualTo(200);
    }

    @Test
    void printsAKeyForPeople() {
        Golden.assertHolds(
                GOLDEN.resolve("key-create.txt"),
                plain(type("key create --kind read").data()));
    }

    @Test
    void listsKeysWithoutSecrets() {
        String secret = newKey("");
        newKey(" --kind publishable --origin https://app.example --origin http://localhost:3000 --expires 2027-01-31");
        String revoked = json(type("key create --kind read --json")).path("id").asString();
        assertThat(type("key revoke " + revoked).data()).isEqualTo("Revoked " + revoked + "." + System.lineSeparator());
        assertThat(type("key revoke " + revoked).code()).isZero();
        Terminal.Said list = type("key list");
        Golden.assertHolds(GOLDEN.resolve("key-list.txt"), plain(list.data()));
        JsonNode keys = json(type("key list --json"));
        assertThat(keys.path(1).path("expires_at").asString()).isEqualTo("2027-01-31T00:00:00Z");
        assertThat(keys.path(2).path("revoked_at").asString()).isEqualTo("2026-11-20T12:00:04Z");
        assertThat(list.out() + keys).doesNotContain(secret);
    }

    @Test
    void addsListsResetsAndRemovesUsers() {
        type("project create films");
        Golden.assertHolds(
                GOLDEN.resolve("user-add.txt"),
                plain(type("user add Anna --role analyst --project films").data()));
        JsonNode root = json(type("user add root --owner --json"));
        assertThat(root.propertyNames()).containsExactlyInAnyOrder("name", "owner", "link", "link_expires_at");
        assertThat(root.path("link").asString()).startsWith("/welcome/heed_in_");
        Golden.assertHolds(
                GOLDEN.resolve("user-list.txt"), plain(type("user list").data()));
        assertThat(json(type("user list --json")).path(0).path("roles").toString())
                .isEqualTo("[{\"project\":\"films\",\"role\":\"analyst\"}]");
        Golden.assertHolds(
                GOLDEN.resolve("user-reset.txt"), plain(type("user reset anna").data()));
        assertThat(type("user add anna --owner"))
                .isEqualTo(new Terminal.Said(1, "", line("There is already a user of this name.")));
        assertThat(type("user remove anna").data()).isEqualTo("Removed anna." + System.lineSeparator());
        for (String gone : List.of("user remove anna", "user reset anna"))
            assertThat(type(gone)).isEqualTo(new Terminal.Said(1, "", line("There is no user anna.")));
        assertThat(type("user add anna --role viewer --project books").code()).isEqualTo(1);
    }

    @Test
    void makesAndListsProjects() {
        assertThat(type("project create films").data()).isEqualTo("Made the project films." + System.lineSeparator());
        assertThat(json(type("project create books --json")).path("name").asString())
                .isEqualTo("books");
        Golden.assertHolds(
                GOLDEN.resolve("project-list.txt"), plain(type("project list").data()));
        assertThat(json(type("project list --json")).path(1).path("name").asString())
                .isEqualTo("films");
        assertThat(type("project create films"))
                .isEqualTo(new Terminal.Said(1, "", line("There is already a project of this name.")));
        assertThat(type("key create --project films").code()).isZero();
    }

    @Test
    void namesNoProjectAfterAPerson() {
        assertThat(type("project create jane@example.org"))
                .isEqualTo(new Terminal.Said(2, "", line("name must hold no personal data, found EMAIL")));
    }

    @Test
    void saysThatAProjectOrKeyIsMissing() {
        assertThat(type("key create --project films"))
                .isEqualTo(new Terminal.Said(
                        1, "", line("There is no project films. Make it with: heed project create films")));
        assertThat(type("key revoke 0000000000001"))
                .isEqualTo(new Terminal.Said(1, "", line("The project has no key 0000000000001.")));
        assertThat(type("key revoke nonsense").code()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key create --expires 2026-11-20",
                "key create --expires tomorrow",
                "key create --kind sceret",
                "key create --origin https://app.example",
                "key create --kind publishable --origin app.example",
                "key revoke",
                "user add anna",
                "user add anna --owner --role viewer",
                "user add anna --role owner",
                "user add anna@example.org --owner",
                "user remove",
                "key",
                "kye create",
                "project create two words",
                "serve --prot 1",
                "serve --port 65536",
                "serve --database mysql://db"
            })
    void touchesNothingWhenItIsAskedForSomethingWrong(String line) {
        Terminal.Said said = type(line);
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(home()).doesNotExist();
    }

    @Test
    void readsNothingWhereThereIsNothing() {
        String words = settings().postgresql()
                ? "The database has not the schema of this version. Run `heed migrate`, or `heed serve`."
                : "There is no database at " + home().resolve("heed.db")
                        + ". The first `heed serve` or `heed key create` makes it; --data names another directory.";
        for (String line : new String[] {"key list", "project list", "recount"})
            assertThat(type(line)).isEqualTo(new Terminal.Said(1, "", line(words)));
        assertThat(home()).doesNotExist();
    }

    @Test
    void migrates() {
        String dryRun = type("migrate --dry-run").data();
        assertThat(dryRun).startsWith("would run V1 ");
        assertThat(home()).doesNotExist();
        assertThat(type("migrate").data()).isEqualTo(dryRun.replace("would run", "ran"));
        assertThat(type("migrate").data()).isEqualTo(line("The database is up to date."));
        assertThat(type("migrate --dry-run").data()).isEqualTo(line("The database is up to date."));
    }

    @Test
    void changesNoOlderSchemaButToMigrateOrServe() {
        TestDatabase.migrate(test().url(), "2");
        Terminal old = terminal().with("HEED_DATA", data().toString());
        String dryRun = old.type("migrate --dry-run").data();
        assertThat(dryRun).startsWith("would run V3 ");
        for (String line : new String[] {"key create", "project create films", "recount --repair", "key list"}) {
            Terminal.Said said = old.type(line);
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err()).containsIgnoringCase("the database has not the schema of this version");
        }
        assertThat(old.type("migrate --dry-run").data()).isEqualTo(dryRun);
        start(old).close();
        assertThat(old.type("key list").code()).isZero();
    }

    /// A file as a backup gives it back is not even turned to a write-ahead log.
    @Test
    void leavesTheDirectoryAsItIsWhenItOnlyReads() throws IOException {
        type("migrate").data();
        Map<Path, String> before = contents();
        for (String line : new String[] {"project list", "recount", "doctor --rollups"})
            assertThat(type(line).code()).as(line).isZero();
        assertThat(contents()).isEqualTo(before);
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(home())) {
            for (Path file : files.toList()) contents.put(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    @Test
    void recountsAndRepairs() {
        newKey("");
        assertThat(type("recount").data()).isEqualTo(line("Compared 0 counts with 0 rows: all right."));
        spoilRollups();
        assertThat(type("recount"))
                .isEqualTo(new Terminal.Said(
                        1, line("Compared 0 counts with 0 rows: 1 wrong. heed recount --repair puts them right."), ""));
        assertThat(type("doctor --rollups").code()).isEqualTo(1);
        assertThat(type("doctor").code()).isZero();
        assertThat(type("recount --repair --json").data())
                .isEqualTo(line("{\"rows\":0,\"cells\":0,\"wrong\":1,\"repaired\":true}"));
        assertThat(type("recount --json").data())
                .isEqualTo(line("{\"rows\":0,\"cells\":0,\"wrong\":0,\"repaired\":false}"));
    }

    /// One count of seven votes that are nowhere.
    void spoilRollups() {
        try (var home = Database.open(homeSettings())) {
            home.write(sql -> {
                var row = sql.newRecord(ROLLUP_HOURLY);
                for (var field : ROLLUP_HOURLY.fields())
                    if (field.getType() == Long.class) row.set(field.coerce(Long.class), 7L);
                row.setBucket(1);
                row.setHour(1);
                row.setKind("media");
                row.setVerified(true);
                return sql.insertInto(ROLLUP_HOURLY).set(row).execute();
            });
        }
    }

    StorageSettings homeSettings() {
        return StorageSettings.in(home()).on(settings().url());
    }

    @Test
    void examinesWhatIsNotThereYet() {
        Terminal.Said said = type("doctor");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("is not there yet").doesNotContain("bad ");
        assertThat(home()).doesNotExist();
    }

    @Test
    void examinesWhatIsWell() {
        start().close();
        Terminal.Said said = terminal(InstantSource.system()).type("doctor --rollups");
        assertThat(said.out().lines()).as(said.out()).allMatch(line -> line.startsWith("ok "));
        assertThat(said.out().lines().map(line -> line.substring(6, 20).strip()))
                .containsExactly(
                        "java",
                        "clock",
                        "data directory",
                        "disk",
                        "server",
                        "database",
                        "schema",
                        "secret",
                        "clocks",
                        "rollups");
        assertThat(json(type("doctor --json")).path(0).path("state").asString()).isEqualTo("ok");
    }

    @Test
    void findsADirectoryThatOthersMayRead() throws IOException {
        newKey("");
        Path file = home().resolve("secret");
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(type("doctor").out()).contains("ok    data directory");
        Files.setPosixFilePermissions(home(), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(type("doctor").out())
                .contains("warn  data directory  others on this machine may look into it. Run: chmod 700 " + home());
    }

    @Test
    void findsAnotherOrMissingSecret() throws IOException {
        start().close();
        String other = "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlY3JldCE=";
        Terminal.Said said = terminal().with("HEED_SECRET", other).type("doctor");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("bad   secret          not the one this database was written with");
        Files.delete(home().resolve("secret"));
        assertThat(type("doctor").out()).contains("bad   secret          missing. Put the file");
        Files.writeString(home().resolve("secret"), "short");
        assertThat(type("doctor").out()).contains("bad   secret          neither the file nor HEED_SECRET");
        Files.delete(home().resolve("secret"));
        Files.createDirectory(home().resolve("secret"));
        assertThat(type("doctor").out())
                .contains("bad   secret          " + home().resolve("secret") + " cannot be read by the user ");
    }

    @Test
    void findsAClockThatWasSetBack() {
        InstantSource clock = InstantSource.system();
        Running server = start(terminal(InstantSource.offset(clock, Duration.ofHours(1))));
        String vote = """
                {"media_id":"m","rating":5,"media":{"title":"A film","type":"film"}}""";
        String key = server.firstKey().orElseThrow();
        assertThat(send(server.url() + "/v1/feedback", key, vote).statusCode()).isEqualTo(201);
        server.close();
        assertThat(terminal(clock).type("doctor").out())
                .containsPattern("warn  clocks +the newest row is \\d+ s ahead: the clock has been set back");
        Terminal slow = terminal(InstantSource.offset(clock, Duration.ofHours(-1)));
        assertThat(slow.type("doctor").out()).containsPattern("warn  clocks +the database's differs by \\d+ s");
        assertThat(terminal(() -> Instant.EPOCH).type("doctor").out()).contains("bad   clock ");
    }

    @Test
    void makesNoSecretForAKey() {
        newKey("");
        assertThat(home().resolve("secret")).doesNotExist();
    }

    static String line(String words) {
        return words + System.lineSeparator();
    }
}
