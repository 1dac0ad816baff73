package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Running;
import dev.heed.fault.Promises;
import dev.heed.fault.Voters;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What only real processes show: signals, and who holds the directory.
abstract class ProcessContract extends CommandContract {
    private static final int VOTES = 4_000;

    /// The database, past everything of ours.
    private String url() {
        return settings().postgresql() ? test().url() : "jdbc:sqlite:" + home().resolve("heed.db");
    }

    private ServeProcess serve(String name, String... flags) {
        return new ServeProcess(terminal().environment(), data().resolve(name), flags);
    }

    /// Votes one by one and in batches are on their way when it is told to stop. What it was asked meanwhile is
    /// answered, or not heard; nobody meets half an answer.
    @Test
    @Tag("fault")
    void storesWhatItAcknowledgedWhenItIsToldToStop() throws Exception {
        String key = newKey("");
        Promises promises = new Promises();
        try (ServeProcess process = serve("errors", "--port", "0")) {
            try (Voters voters = new Voters(process.port(), key, promises)) {
                voters.addMedia();
                voters.begin(8, 1).begin(2, 200);
                promises.awaitAcknowledged(1_000);
                assertThat(process.terminate()).as(process.errors()).isZero();
                voters.stop();
            }
            assertThat(process.errors().lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("dev.heed.cli.ServeCommand: started: ");
            assertThat(process.lines()).noneMatch(line -> line.contains("heed_sk_"));
        }
        assertThat(home().resolve("server.json")).doesNotExist();
        promises.assertKeptOrOpen(url());
        Running running = start();
        try (Voters again = new Voters(URI.create(running.url()).getPort(), key, promises)) {
            again.sendAgain();
        }
        promises.assertKept(url());
        assertThat(type("recount").code()).isZero();
    }

    @Test
    void isAloneAndStartsAgainAfterItWasKilled() throws Exception {
        try (ServeProcess first = serve("first", "--port", "0")) {
            String url = first.url();
            assertThat(first.lines()).hasSizeGreaterThan(1);
            assertRefused("--port", "0");
            assertThat(type("key create").code()).isZero();
            first.kill();
            try (ServeProcess second = serve("second", "--port", url.substring(url.lastIndexOf(':') + 1))) {
                assertThat(second.url()).isEqualTo(url);
                assertThat(second.lines()).noneMatch(line -> line.contains("heed_sk_"));
                assertThat(second.terminate()).isZero();
            }
        }
    }

    /// Killed after the first of some twenty batches.
    @Test
    @Tag("fault")
    void goesOnWithAnErasureAfterItWasKilled() throws Exception {
        String key = newKey("");
        String address;
        try (ServeProcess process = serve("errors", "--port", "0")) {
            String url = process.url();
            for (String user : List.of("ann", "bob"))
                assertThat(send(url + "/v1/feedback/batch", key, votes(user)).statusCode())
                        .isEqualTo(200);
            JsonNode asked = JsonMapper.shared()
                    .readTree(send(url + "/v1/erasures", key, "{\"user\":\"ann\"}")
                            .body());
            address = "/v1/erasures/" + asked.path("id").asString();
            while (erased(url + address, key) == 0) Thread.onSpinWait();
            process.kill();
        }
        // when the claim of the dead server has run out
        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(61));
        String url = start(terminal(later)).url();
        assertThat(type("recount").code()).isZero();
        JsonNode receipt;
        do
            receipt = JsonMapper.shared()
                    .readTree(send(url + address + "?within=30", key, null).body());
        while (!receipt.path("state").asString().equals("done"));
        assertThat(receipt.path("erased").path("media_votes").asInt()).isEqualTo(VOTES);
        assertThat(type("recount").code()).isZero();
        String export = type("export --kind media --format jsonl").data();
        assertThat(export.lines().count()).isEqualTo(VOTES);
        assertThat(export).doesNotContain("words of ann");
    }

    private static int erased(String url, String key) {
        JsonNode receipt = JsonMapper.shared().readTree(send(url, key, null).body());
        assertThat(receipt.path("state").asString()).isNotEqualTo("done");
        return receipt.path("erased").path("media_votes").asInt();
    }

    private static String votes(String user) {
        return IntStream.range(0, VOTES)
                .mapToObj(i -> """
                        {"media_id":"film-%d","rating":4,"user":"%s","comment":"words of %s","tags":["%s"],
                        "media":{"title":"Film","type":"film"}}""".formatted(i, user, user, user))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void assertRefused(String... flags) throws IOException, InterruptedException {
        try (ServeProcess other = serve("other", flags)) {
            assertThat(other.waitFor()).isEqualTo(1);
            assertThat(other.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith(home() + " is in use: a server runs at ");
        }
    }

    /// Drivers log what they cannot read, by a way of their own.
    @Test
    void saysInOneLineThatItDoesNotUnderstandAUrl() throws Exception {
        try (ServeProcess process = serve("errors", "--database", "jdbc:postgresql://heed:hunter2@db/heed")) {
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(process.errors().lines())
                    .singleElement()
                    .asString()
                    .startsWith("the URL of the database is not as")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        Running running = start(new Terminal(
                java.util.Map.of("HEED_DATA", data().resolve("other").toString()), () -> NOON));
        String port = running.url().substring(running.url().lastIndexOf(':') + 1);
        try (ServeProcess process = serve("errors", "--port", port)) {
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(process.errors().lines())
                    .containsExactly("Port " + port
                            + " on 127.0.0.1 is in use. Stop what uses it, or choose another with --port.");
        }
        assertThat(Path.of(home() + "/server.json")).doesNotExist();
    }
}
