package dev.heed.cli;

import dev.heed.imports.Into;
import dev.heed.storage.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Brings items to a server in batches, as the owner of the instance. Waits where the server is busy, and sends again
/// what it did not take: nothing is doubled by that, because every item is idempotent.
final class Courier implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofMinutes(5);

    /// So often a batch is sent, with a pause between; a server that is busy for longer is in trouble.
    private static final int TRIES = 30;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /// What may be over in a moment (RFC 9110, sections 15.5 and 15.6).
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataDirectory.Server server;
    private final String project;
    // past any proxy: the token is for this machine only
    private final HttpClient client = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    Courier(DataDirectory.Server server, String project) {
        this.server = server;
        this.project = project;
    }

    /// What the server says of a batch: see `BatchAnswer` in the API.
    ///
    /// @throws Failure if it takes nothing, or went away
    JsonNode bring(Into into, List<ObjectNode> items) {
        byte[] lines = items.stream()
                .map(JSON::writeValueAsString)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path(into) + "?project="
                        + URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+", "%20")))
                .timeout(ANSWERING)
                .header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines))
                .build();
        for (int tries = 1; ; tries++) {
            HttpResponse<String> response = send(request);
            JsonNode said = json(response);
            if (response.statusCode() == 200 && !unsaid(said)) return said;
            boolean later = response.statusCode() == 200 || LATER.contains(response.statusCode());
            if (!later || tries == TRIES) throw refused(response, said);
            pause(response);
        }
    }

    private static String path(Into into) {
        return switch (into) {
            case MEDIA -> "/v1/media/batch";
            case FEEDBACK -> "/v1/feedback/batch";
            case RECOMMENDATIONS -> "/v1/recommendations";
        };
    }

    /// Whether the storage failed for an item: nobody knows whether that was stored, until it is sent again.
    private static boolean unsaid(JsonNode said) {
        for (JsonNode one : said.path("rejected")) if (one.at("/problem/status").asInt() >= 500) return true;
        return false;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure("The server at " + server.url() + " (process " + server.pid()
                    + ") went away. Import again when it is back: what was imported is not doubled.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted. Import again: what was imported is not doubled.");
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new Failure("What answers for the server is not Heed. Is something in between?");
        }
    }

    private static Failure refused(HttpResponse<String> response, JsonNode problem) {
        return new Failure("The server refused (" + response.statusCode() + "): " + reason(problem)
                + ". What was imported before is not doubled when it is imported again.");
    }

    /// What a problem says: its detail, or its errors where it has some.
    static String reason(JsonNode problem) {
        StringBuilder said = new StringBuilder();
        for (JsonNode error : problem.path("errors")) {
            if (!said.isEmpty()) said.append("; ");
            String where =
                    error.path("pointer").asString(error.path("parameter").asString(""));
            said.append((where + " " + error.path("detail").asString("")).strip());
        }
        if (said.isEmpty())
            said.append(problem.path("detail").asString(problem.path("title").asString("no reason")));
        return said.toString().replaceAll("\\.$", "");
    }

    private static void pause(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("1");
        Duration pause = seconds.matches("[0-9]{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds)) : LONGEST_PAUSE;
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        CompletableFuture.runAsync(
                        () -> {}, CompletableFuture.delayedExecutor(bounded.toMillis(), TimeUnit.MILLISECONDS))
                .join();
    }

    @Override
    public void close() {
        client.close();
    }
}
