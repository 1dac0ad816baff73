package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Golden;
import dev.heed.TestServer;
import dev.heed.access.Creation;
import dev.heed.access.Grant;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.access.UserName;
import dev.heed.access.Users;
import dev.heed.capture.TestNode;
import dev.heed.storage.TestDatabase;
import dev.heed.web.api.RoleTable.Who;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every route as every kind of caller, over a socket: what `docs/reference/roles.md` says is what happens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleTableTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T09:03:00Z"));
    private static final Map<String, Map<Who, Integer>> TABLE = table();

    private final Examples examples = new Examples();
    private final Documented documented = new Documented();
    private TestDatabase database;
    private TestServer server;
    private Plain plain;
    /// Whose everything is that the routes are called for.
    private Project ours;
    private Project theirs;
    private String secret;
    private int made;
    private final Map<String, String> sessions = new HashMap<>();

    private static Map<String, Map<Who, Integer>> table() {
        if (Golden.WRITE) Golden.assertHolds(RoleTable.FILE, RoleTable.written());
        return RoleTable.read();
    }

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        database = TestDatabase.sqlite(data);
        server = new TestServer(database, CLOCK);
        plain = new Plain(server.port());
        ours = server.node().access.defaultProject();
        theirs = ((Creation.Created) server.node().access.createProject("theirs")).project();
        secret = bearer(server.key(ours, KeyKind.SECRET));
        send("PUT /v1/media/night-train-1953", secret, examples.of("MediaBody"));
    }

    @AfterAll
    void stop() throws IOException {
        plain.close();
        server.close();
        database.close();
    }

    @Test
    void theTableIsWrittenFromTheRoutes() {
        Golden.assertHolds(RoleTable.FILE, RoleTable.written());
    }

    @Test
    void theTableHasEveryRoute() {
        assertThat(TABLE.keySet()).isNotEmpty().isEqualTo(DeclaredRoutes.all().keySet());
    }

    static Stream<String> routes() {
        return TABLE.keySet().stream();
    }

    /// Of ours, so that only the caller's kind decides.
    @ParameterizedTest
    @MethodSource("routes")
    void eachCallerMeetsWhatTheTableSays(String route) throws IOException {
        for (Who who : Who.values()) {
            int expected = answer(route, who);
            Plain.Answer answer = call(route, key(who, ours), who.names() ? ours : null);
            documented.assertSays(route, answer);
            if (expected == 0)
                assertThat(answer.status())
                        .as("%s %s: %s", who, route, answer.text())
                        .isBetween(200, 299);
            else
                assertThat(answer.status())
                        .as("%s %s: %s", who, route, answer.text())
                        .isEqualTo(expected);
        }
    }

    static Stream<String> routesOfOneThing() {
        return routes().filter(route -> route.contains("id}")
                && Objects.requireNonNull(DeclaredRoutes.all().get(route)).project());
    }

    /// Whoever may call a route at all, but from another project, finds nothing and changes nothing.
    @ParameterizedTest
    @MethodSource("routesOfOneThing")
    void whatBelongsToAnotherProjectIsNotThere(String route) throws IOException {
        for (Who who : Who.values()) {
            if (answer(route, who) != 0) continue;
            String path = fresh(route);
            String before = state(path);
            Plain.Answer answer = sendTo(route, path, key(who, theirs), who.names() ? theirs : null);
            // PUT makes one of their own
            int expected = route.startsWith("PUT ") ? 201 : 404;
            assertThat(answer.status())
                    .as("%s %s: %s", who, route, answer.text())
                    .isEqualTo(expected);
            assertThat(state(path)).as("%s %s", who, route).isEqualTo(before);
            if (expected == 201) send("DELETE " + path, bearer(server.key(theirs, KeyKind.SECRET)), null);
        }
    }

    private static int answer(String route, Who who) {
        return Objects.requireNonNull(Objects.requireNonNull(TABLE.get(route)).get(who));
    }

    private @Nullable String key(Who who, Project project) {
        return switch (who) {
            case NOBODY -> null;
            case LOCAL -> bearer(TestNode.LOCAL_TOKEN);
            case PUBLISHABLE, READ, SECRET -> bearer(server.key(project, KeyKind.valueOf(who.name())));
            case VIEWER, ANALYST, ADMIN, OWNER ->
                sessions.computeIfAbsent(who + "-" + project.name(), name -> cookie(who, project, name));
        };
    }

    private static String bearer(String key) {
        return "Authorization: Bearer " + key;
    }

    /// Signed in as a user who is that in the project.
    private String cookie(Who who, Project project, String name) {
        boolean owner = who == Who.OWNER;
        var added = (Users.Addition.Added) server.node()
                .users
                .add(
                        new UserName(name),
                        owner,
                        owner ? List.of() : List.of(new Grant(project, Role.valueOf(who.name()))));
        var in = (Users.Acceptance.In) server.node()
                .users
                .accept(added.invitation().token(), added.user().name(), "a long enough passphrase");
        return "Cookie: " + Session.COOKIE + "=" + in.session().token() + "\n" + Session.CSRF_HEADER + ": "
                + in.session().csrf();
    }

    private Plain.Answer call(String route, @Nullable String key, @Nullable Project named) throws IOException {
        return sendTo(route, fresh(route), key, named);
    }

    private Plain.Answer sendTo(String route, String path, @Nullable String key, @Nullable Project named)
            throws IOException {
        String method = route.split(" ", -1)[0];
        Route declared = Objects.requireNonNull(DeclaredRoutes.all().get(route));
        Class<?> body = declared.body();
        String query = switch (path) {
            case "/v1/export" -> "?format=csv&kind=media";
            case "/v1/live" -> "?within=1";
            default -> "";
        };
        if (named != null && declared.project()) query += (query.isEmpty() ? "?" : "&") + "project=" + named.name();
        JsonNode sent = body == null ? null : body == VotePatch.class ? triage() : example(body);
        if (declared.items() != null)
            sent = JsonNodeFactory.instance.arrayNode().add(example(declared.items()));
        return send(method + " " + path + query, key, sent);
    }

    /// What analysts may change too.
    private static JsonNode triage() {
        return JsonNodeFactory.instance.objectNode().put("triage", "seen");
    }

    private JsonNode example(Class<?> body) {
        Class<?> type = body.isSealed() ? body.getPermittedSubclasses()[0] : body;
        JsonNode example = examples.of(new WireSchemas(Set.of(), new Words()).name(type));
        // names of projects and users are taken once
        if (example.has("name") && !example.has("media_id"))
            example = ((ObjectNode) example.deepCopy()).put("name", "new-" + made++);
        return example;
    }

    /// The route's address, of something of ours that was made for it.
    private String fresh(String route) throws IOException {
        String path = route.split(" ", -1)[1];
        if (!path.contains("{")) return path;
        if (path.contains("{name}")) return path.replace("{name}", "invalid");
        if (path.contains("{media_id}")) {
            String media = "item-" + made++;
            send("PUT /v1/media/" + media, secret, examples.of("MediaBody"));
            return path.replace("{media_id}", media);
        }
        String collection = path.substring(0, path.indexOf("/{id}"));
        JsonNode body = switch (collection) {
            case "/v1/feedback" -> vote();
            case "/v1/recommendations" -> showing();
            case "/v1/keys" -> examples.of("KeyBody");
            case "/v1/users" -> JsonNodeFactory.instance.objectNode().put("name", "somebody-" + made++);
            case "/v1/erasures" -> JsonNodeFactory.instance.objectNode().put("user", "viewer-" + made++);
            default -> throw new IllegalStateException("nothing is made at " + collection);
        };
        if (collection.equals("/v1/users"))
            return path.replace(
                    "{id}",
                    send("POST " + collection, bearer(TestNode.LOCAL_TOKEN), body)
                            .json()
                            .at("/user/id")
                            .stringValue());
        JsonNode answer = send("POST " + collection, secret, body).json();
        // its state would change by itself
        if (collection.equals("/v1/erasures"))
            send("GET " + collection + "/" + answer.get("id").stringValue() + "?within=30", secret, null);
        return path.replace("{id}", answer.get("id").stringValue());
    }

    /// Of somebody else each time, or it would be the same vote.
    private JsonNode vote() {
        var vote = (ObjectNode) examples.of("MediaVote").deepCopy();
        vote.remove("idempotency_key");
        return vote.put("user", "viewer-" + made++);
    }

    private JsonNode showing() {
        var showing = (ObjectNode) examples.of("RecommendationBody").deepCopy();
        showing.remove("idempotency_key");
        return showing;
    }

    /// What we see there, or of keys in their list.
    private String state(String path) throws IOException {
        String seen = path.replace("/revisions", "");
        return send("GET " + (seen.startsWith("/v1/keys/") ? "/v1/keys" : seen), secret, null)
                .text();
    }

    private Plain.Answer send(String line, @Nullable String key, @Nullable JsonNode body) throws IOException {
        String head = line + " HTTP/1.1" + (key == null ? "" : "\n" + key);
        if (body == null) return plain.send(head);
        return plain.send(
                head + "\nContent-Type: application/json", body.toString().getBytes(UTF_8));
    }
}
