package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.Creation;
import dev.heed.access.Grant;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.domain.Base32;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of users, who come with the cookie of a session.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T09:03:00Z"));

    private TestDatabase database;
    private TestServer server;
    private Plain plain;
    private Session anna;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        database = TestDatabase.sqlite(data);
        server = new TestServer(database, CLOCK);
        plain = new Plain(server.port());
        server.node().access.createProject("theirs");
        Project films = ((Creation.Created) server.node().access.createProject("films")).project();
        anna = server.signedIn("anna", new Grant(films, Role.ADMIN));
    }

    @AfterAll
    void stop() throws IOException {
        plain.close();
        server.close();
        database.close();
    }

    private static String cookie(Session session) {
        return "\nCookie: theme=dark; " + Session.COOKIE + "=" + session.token();
    }

    private static String csrf(String word) {
        return "\n" + Session.CSRF_HEADER + ": " + word;
    }

    private Plain.Answer makeKey(String headers) throws IOException {
        return plain.send(
                "POST /v1/keys?project=films HTTP/1.1\nContent-Type: application/json" + headers,
                "{\"kind\":\"read\"}".getBytes(UTF_8));
    }

    @Test
    void readWithTheCookieAlone() throws IOException {
        assertThat(plain.send("GET /v1/feedback?project=films HTTP/1.1" + cookie(anna))
                        .status())
                .isEqualTo(200);
    }

    /// A page of another site makes the browser send the cookie, and no header of ours.
    @Test
    void changeNothingWithTheCookieAlone() throws IOException {
        for (String word : List.of(
                "", csrf(""), csrf("0".repeat(32)), csrf(server.signedIn("eve").csrf()))) {
            Plain.Answer answer = makeKey(cookie(anna) + word);
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        }
        assertThat(makeKey(cookie(anna) + csrf(anna.csrf())).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heed_ss_", "heed_ss_7777777777777777777777777777777777777777777777777777"})
    void areNoneWithACookieThatIsNone(String token) throws IOException {
        Plain.Answer answer =
                plain.send("GET /v1/feedback?project=films HTTP/1.1\nCookie: " + Session.COOKIE + "=" + token);
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    }

    @Test
    void areOverWhenTheySignedOut() throws IOException {
        Session bert = server.signedIn("bert");
        server.node().users.signOut(bert);
        assertThat(plain.send("GET /v1/projects HTTP/1.1" + cookie(bert)).status())
                .isEqualTo(401);
    }

    /// Whether it is there or not.
    @ParameterizedTest
    @ValueSource(strings = {"theirs", "nothing"})
    void seeNoProjectThatIsNotTheirs(String project) throws IOException {
        Plain.Answer answer = plain.send("GET /v1/feedback?project=" + project + " HTTP/1.1" + cookie(anna));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly("project names no project here");
    }

    @Test
    void sayWhichProject() throws IOException {
        assertThat(plain.send("GET /v1/feedback HTTP/1.1" + cookie(anna)).errors())
                .containsExactly("project is required");
    }

    @Test
    void withAKeyCountAsTheKey() throws IOException {
        String key = server.key(server.node().access.project("theirs").orElseThrow(), KeyKind.READ);
        Plain.Answer answer = plain.send("GET /v1/project HTTP/1.1" + cookie(anna) + "\nAuthorization: Bearer " + key);
        assertThat(answer.json().get("name").stringValue()).isEqualTo("theirs");
    }

    @Test
    void sendNoVoteByTheShortAddress() throws IOException {
        Plain.Answer answer = plain.send(
                "POST /feedback?project=films HTTP/1.1\nContent-Type: application/json" + cookie(anna)
                        + csrf(anna.csrf()),
                "{}".getBytes(UTF_8));
        assertThat(answer.status()).isEqualTo(401);
    }

    /// What is refused before it begins is not there; what began is, with its answer and what it made.
    @Test
    void standInTheAuditLogWithWhatTheyDid() throws IOException {
        Session carl = server.signedIn("carl");
        makeKey(cookie(carl));
        String id = makeKey(cookie(carl) + csrf(carl.csrf())).json().get("id").stringValue();
        plain.send("DELETE /v1/keys/" + id + "?project=films HTTP/1.1" + cookie(carl) + csrf(carl.csrf()));
        plain.send("DELETE /v1/keys/anna@example.org?project=films HTTP/1.1" + cookie(carl) + csrf(carl.csrf()));
        plain.send("GET /v1/export?format=csv&kind=media&project=films HTTP/1.1" + cookie(carl));
        String made = makeProject(carl);
        Plain.Answer answer = plain.send("GET /v1/audit?limit=5&project=films HTTP/1.1" + cookie(carl));
        assertThat(answer.json().get("items").valueStream())
                .extracting(item -> item.get("actor_name").stringValue() + ": "
                        + item.get("act").stringValue() + " "
                        + item.get("subject").asString("-") + " "
                        + item.get("status").asInt(0))
                .containsExactly(
                        "carl: make a project " + made + " 201",
                        "carl: export - 200",
                        "carl: revoke a key - 404",
                        "carl: revoke a key " + id + " 204",
                        "carl: make a key " + id + " 201");
        // of others' acts an owner sees also those of the instance, an admin only the project's
        assertThat(acts(carl)).contains("choose a password");
        assertThat(acts(anna)).doesNotContain("choose a password");
    }

    private String makeProject(Session session) throws IOException {
        plain.send(
                "POST /v1/projects HTTP/1.1\nContent-Type: application/json" + cookie(session) + csrf(session.csrf()),
                "{\"name\":\"songs\"}".getBytes(UTF_8));
        return Base32.of(server.node().access.project("songs").orElseThrow().id());
    }

    /// The last owner cannot be removed, and an attempt at that is what somebody wants to read of.
    @Test
    void standThereWithWhomTheyWereStoppedAt(@TempDir Path data) throws IOException {
        TestDatabase own = TestDatabase.sqlite(data);
        TestServer alone = new TestServer(own, CLOCK);
        Plain client = new Plain(alone.port());
        alone.node().access.createProject("films");
        Session dora = alone.signedIn("dora");
        String id = Base32.of(dora.user().id());
        assertThat(client.send("DELETE /v1/users/" + id + " HTTP/1.1" + cookie(dora) + csrf(dora.csrf()))
                        .status())
                .isEqualTo(409);
        assertThat(client.send("GET /v1/audit?limit=1&project=films HTTP/1.1" + cookie(dora))
                        .json()
                        .at("/items/0/subject")
                        .stringValue())
                .isEqualTo(id);
        client.close();
        alone.close();
        own.close();
    }

    private List<String> acts(Session session) throws IOException {
        return plain.send("GET /v1/audit?project=films HTTP/1.1" + cookie(session))
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("act").stringValue())
                .toList();
    }
}
