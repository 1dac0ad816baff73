package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a real server writes to standard error with `log.format: json`: nothing but objects, a line each.
class LogFormatTest {
    private static final String CANARY = "anna@example.com";

    @Test
    void everyLineIsAnObjectAndNobodyIsNamed(@TempDir Path data) throws Exception {
        Path errors = data.resolve("errors");
        Path home = data.resolve("data");
        Map<String, String> environment = Map.of("HEED_DATA", home.toString(), "HEED_LOG_FORMAT", "json");
        try (ServeProcess process = new ServeProcess(environment, errors, "--port", "0");
                HttpClient client = HttpClient.newHttpClient()) {
            String url = process.url();
            String key = process.lines().stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith("heed_sk_"))
                    .findFirst()
                    .orElseThrow();
            breakVotes(home);
            for (int i = 0; i < 20; i++)
                assertThat(vote(client, url, key).statusCode()).isEqualTo(503);
            assertThat(process.terminate()).isZero();
        }
        List<JsonNode> lines = Files.readAllLines(errors).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.propertyNames()).contains("time", "level", "logger", "thread", "message"));
        assertThat(lines.getFirst().get("message").asString())
                .matches("started: version .+, schema V\\d+, sqlite, port \\d+");
        assertThat(lines.getLast().get("message").asString()).isEqualTo("stopped");
        assertThat(lines.stream()
                        .filter(line -> line.get("message").asString().startsWith("storage AWAY begins, incident ")))
                .hasSize(1);
        assertThat(Files.readString(errors)).doesNotContain(CANARY, "heed_sk_");
    }

    @Test
    void masksWhatShouldNeverHaveBeenLogged(@TempDir Path data) throws Exception {
        Path errors = data.resolve("errors");
        Map<String, String> environment =
                Map.of("HEED_DATA", data.resolve("data").toString(), "HEED_LOG_FORMAT", "json");
        try (ServeProcess process =
                new ServeProcess(Gossip.class, List.of(), "-Xmx128m", environment, errors, "--port", "0")) {
            process.url();
            assertThat(process.terminate()).isZero();
        }
        List<JsonNode> told = Files.readAllLines(errors).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.toString().contains("[EMAIL]"))
                .toList();
        assertThat(told)
                .extracting(line -> line.get("message").asString())
                .containsExactly(
                        "in the message: write to [EMAIL]",
                        "as an argument: write to [EMAIL]",
                        "as a value comment=write to [EMAIL]",
                        "thrown",
                        "by another way: write to [EMAIL]");
        assertThat(told.get(3).get("exception").asString()).containsSubsequence("[EMAIL]", "Caused by: ", "[EMAIL]");
        assertThat(Files.readString(errors)).doesNotContain(CANARY);
    }

    @Test
    void aStartThatFailsIsOneLineToo(@TempDir Path data) throws Exception {
        JsonNode usage = refused(data, 2, "--port", "99999");
        assertThat(usage.get("message").asString()).startsWith("not started: --port must be ");
        JsonNode url = refused(data, 1, "--database", "jdbc:postgresql://heed:hunter2@db/heed");
        assertThat(url.get("message").asString())
                .startsWith("not started: the URL of the database is not as")
                .doesNotContain("hunter2");
    }

    private static JsonNode refused(Path data, int code, String... flags) throws Exception {
        Path errors = data.resolve("errors");
        Map<String, String> environment =
                Map.of("HEED_DATA", data.resolve("data").toString(), "HEED_LOG_FORMAT", "json");
        try (ServeProcess process = new ServeProcess(environment, errors, flags)) {
            assertThat(process.waitFor()).isEqualTo(code);
        }
        List<String> lines = Files.readAllLines(errors);
        assertThat(lines).hasSize(1);
        JsonNode line = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(line.get("level").asString()).isEqualTo("error");
        return line;
    }

    private static void breakVotes(Path home) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("heed.db"));
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE feedback RENAME TO broken");
        }
    }

    private static HttpResponse<String> vote(HttpClient client, String url, String key) throws Exception {
        String body = "{\"query\":\"q\",\"response\":\"r\",\"rating\":1,\"comment\":\"" + CANARY + "\"}";
        return client.send(
                HttpRequest.newBuilder(URI.create(url + "/v1/feedback"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
