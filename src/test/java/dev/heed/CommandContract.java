package dev.heed;

import dev.heed.cli.Running;
import dev.heed.storage.DatabaseContract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Commands on a data directory and a database that nothing has touched yet.
abstract class CommandContract extends DatabaseContract {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /// Each terminal is opened a second after the last.
    private Instant now = NOON;

    private @Nullable Running running;

    /// As a user finds it: a directory that is not there.
    Path home() {
        return data().resolve("home");
    }

    /// A terminal whose environment names the directory and the database.
    Terminal terminal() {
        now = now.plusSeconds(1);
        return terminal(() -> now);
    }

    Terminal terminal(InstantSource clock) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HEED_DATA", home().toString());
        if (settings().postgresql())
            environment.put("HEED_DATABASE_URL", String.valueOf(settings().url()));
        return new Terminal(environment, clock);
    }

    Terminal.Said type(String line) {
        return terminal().type(line);
    }

    /// Starts the real server on the same directory.
    Running start() {
        return start(terminal());
    }

    Running start(Terminal terminal) {
        running = terminal.program().start(Map.of("port", "0"));
        return running;
    }

    @AfterEach
    void stop() {
        if (running != null) running.close();
    }

    static JsonNode json(Terminal.Said said) {
        return JsonMapper.shared().readTree(said.data());
    }

    String newKey(String rest) {
        return json(type("key create --json" + rest)).path("key").asString();
    }

    /// The status a request with a key is answered with.
    static int status(Running server, String key) {
        return send(server.url() + "/v1/project", key, null).statusCode();
    }

    static HttpResponse<String> send(String url, String key, @Nullable String body) {
        return send(body == null ? "GET" : "POST", url, key, body);
    }

    static HttpResponse<String> send(String method, String url, String key, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key);
        if (body == null) request.method(method, HttpRequest.BodyPublishers.noBody());
        else
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What differs from run to run, in words that are as long.
    String plain(String text) {
        return text.replaceAll("heed_([srp])k_[0-9a-z]{52}", "heed_$1k_" + "0".repeat(52))
                .replaceAll("heed_([srp])k_[0-9a-z]{4}…", "heed_$1k_0000…")
                .replaceAll("heed_in_[0-9a-z]{52}", "heed_in_" + "0".repeat(52))
                .replaceAll("\\b0[0-9a-z]{12}\\b", "0000000000000")
                .replace(data().toString(), "DIR")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("process \\d+", "process PID");
    }
}
