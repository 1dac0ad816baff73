package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who listens to server-sent events, and has begun to once there is one of these.
final class Events implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;

    /// One event, by its fields.
    record Event(Map<String, String> fields) {
        String id() {
            return fields.getOrDefault("id", "");
        }

        String name() {
            return fields.getOrDefault("event", "");
        }

        JsonNode data() {
            return JsonMapper.shared().readTree(fields.getOrDefault("data", ""));
        }
    }

    /// @param headers names and values
    Events(int port, String key, String query, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/live" + query))
                .header("Authorization", "Bearer " + key);
        if (headers.length > 0) request.headers(headers);
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new IOException("answered with " + answer.statusCode());
        lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
        lines.readLine();
    }

    /// The next one that is no comment; one without fields when the stream has come to its end.
    Event next() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !fields.isEmpty()) return new Event(fields);
            int colon = line.indexOf(':');
            if (colon > 0) fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return new Event(Map.of());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
