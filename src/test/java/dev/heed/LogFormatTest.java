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
        assertThat(lines.getFirst().get("message").asString()).startsWith("started: version ");
        assertThat(lines.getLast().get("message").asString()).isEqualTo("stopped");
        assertThat(lines.stream().filter(line -> line.get("message").asString().startsWith("storage AWAY")))
                .hasSize(1);
        assertThat(Files.readString(errors)).doesNotContain(CANARY, "heed_sk_");
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
