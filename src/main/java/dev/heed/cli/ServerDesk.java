package dev.heed.cli;

import dev.heed.access.KeyKind;
import dev.heed.access.Role;
import dev.heed.access.UserName;
import dev.heed.erase.Scan;
import dev.heed.storage.DataDirectory;
import dev.heed.storage.Recount;
import dev.heed.storage.Traces;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the running server, with the local token that it wrote into its data directory.
final class ServerDesk implements Desk {
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    /// Longer than the server lets a statement run, and a recount longer than any table takes to read.
    private static final Duration ANSWERING = Duration.ofMinutes(2);

    private static final Duration COUNTING = Duration.ofHours(24);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataDirectory.Server server;

    // past any proxy: the token is for this machine only
    private final HttpClient client = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    ServerDesk(DataDirectory.Server server) {
        this.server = server;
    }

    @Override
    public Link addUser(UserName name, @Nullable Role role, String project) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name.text()));
        if (role == null) body.put("owner", true);
        else body.put("roles", List.of(Map.of("project", project, "role", role.word())));
        return link(send("POST", "/v1/users", body, ANSWERING));
    }

    @Override
    public Link resetUser(UserName name) {
        return link(send("POST", "/v1/users/" + user(name) + "/reset", null, ANSWERING));
    }

    @Override
    public void removeUser(UserName name) {
        send("DELETE", "/v1/users/" + user(name), null, ANSWERING);
    }

    private String user(UserName name) {
        return send("GET", "/v1/users", null, ANSWERING)
                .path("items")
                .valueStream()
                .filter(user -> user.path("name").asString().equals(name.text()))
                .map(user -> user.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new Failure("There is no user " + name + "."));
    }

    private Link link(JsonNode answer) {
        return new Link(
                server.url(),
                answer.path("link").asString(),
                Instant.parse(answer.path("link_expires_at").asString()));
    }

    @Override
    public void createProject(String name) {
        send("POST", "/v1/projects", Map.of("name", name), ANSWERING);
    }

    @Override
    public Made createKey(String project, KeyKind kind, List<String> origins, @Nullable Instant expires) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("kind", kind.word()));
        if (!origins.isEmpty()) body.put("origins", origins);
        if (expires != null) body.put("expires", expires.toString());
        JsonNode made = send("POST", "/v1/keys?project=" + encoded(project), body, ANSWERING);
        return new Made(made.path("id").asString(), made.path("key").asString());
    }

    @Override
    public void revokeKey(String project, String id) {
        send("DELETE", "/v1/keys/" + encoded(id) + "?project=" + encoded(project), null, ANSWERING);
    }

    @Override
    public Recount.Report repair() {
        JsonNode report = send("POST", "/v1/recount", Map.of("repair", true), COUNTING);
        return new Recount.Report(
                report.path("rows").asLong(),
                report.path("cells").asLong(),
                report.path("wrong").asLong(),
                report.path("repaired").asBoolean());
    }

    @Override
    public Receipt erase(String project, EraseCommand.Wanted wanted, boolean rewrite) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (wanted.user() != null) body.put("user", wanted.user());
        if (wanted.subject() != null) body.put("subject", wanted.subject());
        if (wanted.vote() != null) body.put("feedback_id", wanted.vote());
        String named = "?project=" + encoded(project);
        JsonNode asked = send("POST", "/v1/erasures" + named, body, ANSWERING);
        String address = "/v1/erasures/" + asked.path("id").asString() + named;
        while (!new Receipt(send("GET", address + "&within=30", null, ANSWERING)).over()) {
            // it takes longer
        }
        if (rewrite) rewrite();
        return new Receipt(send("GET", address, null, ANSWERING));
    }

    @Override
    public Receipt.Left rewrite() {
        JsonNode report = send("POST", "/v1/erasures/rewrite", null, COUNTING);
        return new Receipt.Left(
                Traces.of(report.path("traces").asString()),
                report.path("words").asString());
    }

    @Override
    public ScanReport scan(String project, Scan.Measure measure) {
        Map<String, Object> body = Map.of("redact", true, "shorten", measure == Scan.Measure.SHORTEN);
        return new ScanReport(send("POST", "/v1/privacy/scan?project=" + encoded(project), body, COUNTING));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String method, String path, @Nullable Object body, Duration patience) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(patience)
                .header("Authorization", "Bearer " + server.token());
        if (body == null) request.method(method, HttpRequest.BodyPublishers.noBody());
        else
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        HttpResponse<String> response = answer(request.build());
        if (response.statusCode() >= 300) throw refused(response);
        return json(response);
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure("The server at " + server.url() + " (process " + server.pid()
                    + ") runs on this directory and does not answer. Look at its log, or stop it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted. Whether the server has done it is not known.");
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new Failure("What answers for the server is not Heed. Is something in between?");
        }
    }

    /// What the server says to a problem: its detail, and the details of its errors.
    private static Failure refused(HttpResponse<String> response) {
        JsonNode problem = json(response);
        Stream<String> errors = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error ->
                        error.path("pointer").asString(error.path("parameter").asString("")) + " "
                                + error.path("detail").asString(""));
        String said = Stream.concat(Stream.of(problem.path("detail").asString("")), errors)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new Failure("The server refused (" + response.statusCode() + "): "
                + (said.isEmpty() ? problem.path("title").asString("it did not say why") : said));
    }

    @Override
    public void close() {
        client.close();
    }
}
