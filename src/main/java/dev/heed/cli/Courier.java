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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /// Busy, or the storage away: over in a moment, perhaps.
    private static final int LATER = 503;

    private static final int OWN_FAULT = 500;

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

    /// What became of a batch.
    ///
    /// @param rejected why, by the item's place in the batch
    record Brought(long accepted, long duplicates, long revised, SortedMap<Integer, String> rejected) {}

    /// Sends items until each is taken or refused for good.
    ///
    /// @throws Failure if the server takes nothing, or went away
    Brought bring(Into into, List<ObjectNode> items) {
        Sum sum = new Sum();
        List<Integer> open = IntStream.range(0, items.size()).boxed().toList();
        for (int tries = 1; !open.isEmpty(); tries++) {
            HttpResponse<String> response =
                    send(into, open.stream().map(items::get).toList());
            JsonNode said = json(response);
            switch (response.statusCode()) {
                case 200 -> open = sum.add(said, open, tries == TRIES);
                // every one of them failed, and would again
                case OWN_FAULT -> open = sum.reject(open, reason(said));
                case LATER -> {
                    if (tries == TRIES) throw refused(response, said);
                }
                default -> throw refused(response, said);
            }
            if (!open.isEmpty()) pause(response);
        }
        return sum.brought();
    }

    /// Adds up what is said of the same items, sent as often as it takes.
    private static final class Sum {
        private long accepted;
        private long duplicates;
        private long revised;
        private final SortedMap<Integer, String> rejected = new TreeMap<>();

        /// @param sent which items the answer is of
        /// @param last whether nothing is sent again
        /// @return which of them the storage did not take, or of which it did not say
        private List<Integer> add(JsonNode answer, List<Integer> sent, boolean last) {
            accepted += answer.path("accepted").asLong();
            duplicates += answer.path("duplicates").asLong();
            revised += answer.path("revised").asLong();
            List<Integer> open = new ArrayList<>();
            for (JsonNode one : answer.path("rejected")) {
                int item = sent.get(one.path("index").asInt());
                JsonNode problem = one.path("problem");
                if (problem.path("status").asInt() == LATER && !last) open.add(item);
                else rejected.put(item, reason(problem));
            }
            return open;
        }

        private List<Integer> reject(List<Integer> sent, String why) {
            sent.forEach(item -> rejected.put(item, why));
            return List.of();
        }

        private Brought brought() {
            return new Brought(accepted, duplicates, revised, rejected);
        }
    }

    private static String path(Into into) {
        return switch (into) {
            case MEDIA -> "/v1/media/batch";
            case FEEDBACK -> "/v1/feedback/batch";
            case RECOMMENDATIONS -> "/v1/recommendations";
        };
    }

    private HttpResponse<String> send(Into into, List<ObjectNode> items) {
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
