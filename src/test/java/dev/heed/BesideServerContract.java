package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.cli.Running;
import dev.heed.storage.DataDirectory;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starting, stopping, and commands beside a server that runs.
abstract class BesideServerContract extends CommandContract {
    private static final Pattern CURL =
            Pattern.compile("curl -X POST (\\S+) -H 'Authorization: Bearer (\\S+)' -H '([^']+)' -d '([^']+)'");

    private static final Pattern READING = Pattern.compile("curl -H 'Authorization: Bearer (\\S+)' '(\\S+)'");

    @Test
    void printsItsFirstKeyOnceAndAVoteThatWorks() {
        String first = terminal().serve().data();
        Golden.assertHolds(Path.of("src/test/resources/commands/serve.txt"), plain(first));
        String ready = "(?s)Nobody signs in .*Heed is ready at http://127\\.0\\.0\\.1:\\d+" + System.lineSeparator();
        assertThat(terminal().serve().data()).matches(ready);
        Running running = start();
        Matcher curl = CURL.matcher(first);
        assertThat(curl.find()).isTrue();
        String url = running.url() + curl.group(1).substring(curl.group(1).indexOf("/v1"));
        assertThat(curl.group(3)).isEqualTo("Content-Type: application/json");
        var answer = send(url, curl.group(2), curl.group(4));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void fillsTheDemoAndPrintsItsKeyOnce() {
        String first = terminal().serve(" --demo").data();
        Golden.assertHolds(Path.of("src/test/resources/commands/serve-demo.txt"), plain(first));
        String ready = "(?s)Nobody signs in .*Heed is ready at http://127\\.0\\.0\\.1:\\d+" + System.lineSeparator();
        assertThat(terminal().serve(" --demo").data()).matches(ready);
        Running running = start();
        Matcher curl = READING.matcher(first);
        assertThat(curl.find()).isTrue();
        String url = running.url() + curl.group(2).substring(curl.group(2).indexOf("/v1"));
        var summary = send(url, curl.group(1), null);
        assertThat(summary.statusCode()).as(summary.body()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(summary.body())
                        .at("/figures/votes")
                        .intValue())
                .isGreaterThan(6_000);
        assertThat(curl.find()).isTrue();
    }

    @Test
    void leavesAProjectThatIsCalledDemoAlone() {
        type("project create demo");
        String key = newKey(" --project demo");
        Running running = start();
        String film = "[{\"media_id\":\"f\",\"title\":\"F\",\"type\":\"film\"}]";
        assertThat(send(running.url() + "/v1/media/batch", key, film).statusCode())
                .isEqualTo(200);
        running.close();
        Terminal.Said said = terminal().serve(" --demo");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines()).singleElement().asString().startsWith("There is a project demo that was not");
        assertThat(send(start().url() + "/v1/media", key, null).body()).contains("\"next_cursor\":null");
    }

    @Test
    void addsUsersWhoseLinkTheServerKnows() {
        newKey("");
        Running server = start();
        String link =
                json(type("user add anna --role viewer --json")).path("link").asString();
        assertThat(link).contains("/welcome/heed_in_");
        // the server is asked only where it alone may write; else the command does not know where one answers
        assertThat(link.startsWith(server.url())).isEqualTo(sqlite());
        assertThat(type("user reset anna").code()).isZero();
        assertThat(type("user reset bert"))
                .isEqualTo(new Terminal.Said(1, "", "There is no user bert." + System.lineSeparator()));
        assertThat(json(type("user list --json")).path(0).path("name").asString())
                .isEqualTo("anna");
        assertThat(type("user remove anna").code()).isZero();
        assertThat(json(type("user list --json"))).isEmpty();
    }

    @Test
    void makesKeysThatWorkAtOnceAndStopAtOnce() {
        newKey("");
        Running server = start();
        var made = json(type("key create --json --kind read"));
        assertThat(status(server, made.path("key").asString())).isEqualTo(200);
        assertThat(type("key revoke " + made.path("id").asString()).code()).isZero();
        if (sqlite()) assertThat(status(server, made.path("key").asString())).isEqualTo(401);
        assertThat(json(type("key list --json")).path(1).path("revoked_at").isNull())
                .isFalse();
    }

    @Test
    void saysWhatTheServerRefuses() {
        start();
        assertThat(type("key create --project films").code()).isEqualTo(1);
        assertThat(type("key revoke 0000000000001").code()).isEqualTo(1);
        assertThat(type("project create films").code()).isZero();
        Terminal.Said again = type("project create films");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).containsAnyOf("Another project has this name", "already a project of this name");
        assertThat(type("key create --project films --expires 2027-01-31 --json")
                        .code())
                .isZero();
    }

    @Test
    void isReachedOnAnAddressThatIsNotTheLoopback() throws IOException {
        String host = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                // a machine without a network has only this one
                .orElse("127.0.0.1");
        Running server = terminal().program().start(Map.of("port", "0", "host", host));
        try (server) {
            assertThat(server.url()).startsWith("http://" + host + ":");
            assertThat(status(server, newKey(""))).isEqualTo(200);
        }
    }

    @Test
    void recountsThroughTheServer() {
        start();
        assertThat(type("recount --repair --json").data())
                .isEqualTo("{\"rows\":0,\"cells\":0,\"wrong\":0,\"repaired\":false}" + System.lineSeparator());
        assertThat(type("recount").code()).isZero();
    }

    @Test
    void erasesThroughTheServerAndWithoutIt() {
        Running server = start();
        String key = server.firstKey().orElseThrow();
        String vote = """
                {"media_id":"m","rating":5,"user":"anneliese","media":{"title":"A film","type":"film"}}""";
        assertThat(send(server.url() + "/v1/feedback", key, vote).statusCode()).isEqualTo(201);
        Terminal.Said said = terminal().type("erase --user -", "anneliese" + System.lineSeparator());
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .startsWith("Erased subject ")
                .contains(": 1 votes on media, 0 on answers", "digest ", "- Backups, ")
                .contains(settings().postgresql() ? "VACUUM has taken" : "no byte of what was erased")
                .doesNotContain("anneliese");
        var again = send(server.url() + "/v1/feedback", key, vote);
        assertThat(again.statusCode()).isEqualTo(201);
        server.close();
        JsonNode receipt = json(type("erase --user anneliese --json --rewrite"));
        assertThat(receipt.path("state").asString()).isEqualTo("done");
        assertThat(receipt.path("traces").asString()).isEqualTo("gone");
        assertThat(receipt.path("erased").path("media_votes").asInt()).isEqualTo(1);
        assertThat(type("erase --rewrite").code()).isZero();
        String id = JsonMapper.shared().readTree(again.body()).path("id").asString();
        assertThat(type("erase --vote " + id))
                .isEqualTo(new Terminal.Said(1, "", "The project has no such vote." + System.lineSeparator()));
    }

    @Test
    void scansThroughTheServerAndWithoutIt() {
        Running server = start();
        String key = server.firstKey().orElseThrow();
        send("PATCH", server.url() + "/v1/project", key, "{\"policy\":{\"off\":[\"EMAIL\",\"CARD\"]}}");
        String vote = """
                {"media_id":"m","comment":"ask ann@example.org","media":{"title":"A film","type":"film"}}""";
        String other = vote.replace("ann@example.org", "4111 1111 1111 1111");
        assertThat(send(server.url() + "/v1/feedback", key, vote).statusCode()).isEqualTo(201);
        assertThat(send(server.url() + "/v1/feedback", key, other).statusCode()).isEqualTo(201);
        assertThat(type("privacy scan").data()).contains("Nothing was found.").doesNotContain("ask");
        send("PATCH", server.url() + "/v1/project", key, "{\"policy\":{\"off\":[\"CARD\"]}}");
        Terminal.Said found = type("privacy scan");
        assertThat(found.code()).isEqualTo(1);
        assertThat(found.out()).contains("media.comment  2      1        0       EMAIL 1", "--redact puts");
        Terminal.Said changed = type("privacy scan --redact");
        assertThat(changed.code()).as(changed.err()).isZero();
        assertThat(changed.data()).contains("Changed: 1 rows, and 0 earlier revisions.", "- Backups, ");
        send("PATCH", server.url() + "/v1/project", key, "{\"policy\":{\"mode\":\"none\"}}");
        assertThat(type("privacy scan --redact").out()).contains("CARD 1", "weaker mode than the policy's: 2");
        JsonNode ofServer = JsonMapper.shared()
                .readTree(type("privacy scan --redact --json").out());
        server.close();
        JsonNode report = json(type("privacy scan --shorten --json"));
        assertThat(report.propertyNames()).isEqualTo(ofServer.propertyNames());
        assertThat(report.at("/texts/0").propertyNames())
                .isEqualTo(ofServer.at("/texts/0").propertyNames());
        assertThat(report.path("rows_changed").asInt()).isEqualTo(2);
        assertThat(report.path("traces").asString()).isEqualTo(settings().postgresql() ? "freed" : "gone");
        assertThat(type("privacy scan").code()).isZero();
        assertThat(type("privacy scan --project nobody").code()).isEqualTo(1);
    }

    @Test
    void erasesOneThingAtATime() {
        for (String wrong :
                new String[] {"", " --user a --vote b", " --subject short", " --vote r05000000000000x", " --user -"})
            assertThat(type("erase" + wrong).code()).as(wrong).isEqualTo(2);
    }

    @Test
    void isExamined() {
        Running server = start();
        Terminal.Said said = type("doctor");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("ok    server          " + server.url()).contains(" answers");
    }

    @Test
    void isNotMigratedWhileItRuns() {
        Running server = start();
        assertThat(type("migrate"))
                .isEqualTo(new Terminal.Said(
                        1,
                        "",
                        "A server runs at " + server.url() + " (process "
                                + ProcessHandle.current().pid() + ") on this directory. Stop it first."
                                + System.lineSeparator()));
        assertThat(type("migrate --dry-run").code()).isZero();
    }

    @Test
    void isAloneOnItsDirectory() {
        Running server = start();
        Terminal.Said said = type("serve --port 0");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .isEqualTo(home() + " is in use: a server runs at " + server.url() + " (process "
                        + ProcessHandle.current().pid() + ")." + System.lineSeparator());
    }

    @Test
    void leavesNothingBehindWhenThePortIsTaken() {
        Running server = start();
        String port = server.url().substring(server.url().lastIndexOf(':') + 1);
        Terminal other = terminal().with("HEED_DATA", data().resolve("other").toString());
        Terminal.Said said = other.type("serve --port " + port);
        if (sqlite()) {
            assertThat(said)
                    .isEqualTo(new Terminal.Said(
                            1,
                            "",
                            "Port " + port
                                    + " on 127.0.0.1 is in use. Stop what uses it, or choose another with --port."
                                    + System.lineSeparator()));
            assertThat(json(other.type("key list --json"))).isEmpty();
            assertThat(data().resolve("other/server.json")).doesNotExist();
            assertThat(other.program().start(Map.of("port", "0")).firstKey()).isPresent();
        } else {
            assertThat(said.err()).contains("written with a secret that is not here");
        }
    }

    @Test
    void leavesNoKeyBehindThatNobodyHasSeen() throws IOException {
        newKey(" --kind read");
        // in the way of the draft, even for the superuser
        Path inTheWay = Files.createDirectories(home().resolve("server.json.new/full"));
        assertThatThrownBy(this::start).hasMessageContaining("cannot write");
        assertThat(json(type("key list --json"))).hasSize(1);
        Files.delete(inTheWay);
        assertThat(start().firstKey()).isPresent();
    }

    @Test
    void isNotAnnouncedWhenItsKeyCannotBeMade() {
        newKey(" --kind read");
        test().execute(
                        sqlite()
                                ? "ATTACH '" + home().resolve("heed.db") + "' AS home"
                                : "ALTER TABLE api_keys ADD CHECK (kind <> 'secret')",
                        sqlite()
                                ? "CREATE TRIGGER home.none BEFORE INSERT ON api_keys BEGIN SELECT RAISE(ABORT, 'no'); END"
                                : "SELECT 1");
        assertThat(terminal().serve().code()).isEqualTo(1);
        assertThat(home().resolve("server.json")).doesNotExist();
    }

    @Test
    void takesItsAnnouncementWithIt() throws Exception {
        Running server = start();
        assertThat(new DataDirectory(home()).server()).isPresent();
        server.close();
        server.close();
        server.await();
        assertThat(home().resolve("server.json")).doesNotExist();
        start().close();
    }

    @Test
    void isNotBelievedWhenItDied() throws IOException {
        start().close();
        Files.writeString(
                home().resolve("server.json"),
                "{\"pid\":" + ProcessHandle.current().pid()
                        + ",\"url\":\"http://127.0.0.1:1\",\"token\":\"heed_lt_0\"}");
        assertThat(type("key create").code()).isZero();
        assertThat(type("doctor").out()).contains("The last one ended without notice");
        start();
    }

    @Test
    void isWaitedForWhileItStarts() throws Exception {
        start().close();
        try (var _ = new DataDirectory(home()).lock().orElseThrow()) {
            Terminal.Said said = type("key create");
            if (settings().postgresql()) assertThat(said.code()).isZero();
            else
                assertThat(said.err())
                        .isEqualTo(home() + " is in use: by a server that is just starting or stopping, or by another"
                                + " command. Try again in a moment." + System.lineSeparator());
            assertThat(type("serve --port 0").code()).isEqualTo(1);
            assertThat(type("doctor").out()).contains("warn  server ");
        }
    }

    @Test
    void saysThatAServerDoesNotAnswer() throws Exception {
        newKey("");
        DataDirectory directory = new DataDirectory(home());
        var dead = new DataDirectory.Server(ProcessHandle.current().pid(), "http://127.0.0.1:1", "heed_lt_0");
        try (var _ = directory.lock().orElseThrow();
                var _ = directory.announce(dead)) {
            Terminal.Said doctor = type("doctor");
            assertThat(doctor.code()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("bad   server          http://127.0.0.1:1 ")
                    .contains("does not answer");
            if (sqlite()) assertThat(type("key create").err()).contains("does not answer");
        }
    }

    @Test
    void startsOnlyWithItsOwnSecret() throws IOException {
        start().close();
        Files.move(home().resolve("secret"), home().resolve("mislaid"));
        assertThatThrownBy(this::start).hasMessageContaining("written with a secret that is not here");
        assertThat(home().resolve("secret")).doesNotExist();
        assertThat(type("serve --port 0").code()).isEqualTo(1);
        Files.move(home().resolve("mislaid"), home().resolve("secret"));
        start().close();
    }

    @Test
    void listensOnlyWhereItCan() {
        Terminal.Said said = type("serve --port 0 --host 192.0.2.1");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines().toList()).singleElement().asString().startsWith("Cannot listen on 192.0.2.1:0: ");
        assertThat(type("serve --port 0 --host no.such.host.invalid").err())
                .startsWith("Cannot listen on no.such.host.invalid:0: ");
    }
}
