package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.Creation;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.storage.TestDatabase;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One server for all tests of a class, and for each test a project of its own with a secret key. Each class below has
/// one class of one method for each database.
///
/// In JSON of these tests a single quote stands for a double one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpContract {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /// What is not a fault of ours never ends in one.
    private static final String INCIDENT = "web.api.Incident: ";

    private int projects;
    Path data;
    TestDatabase test;
    TestServer server;
    TestClock clock;
    CapturedLog log;
    Project project;
    Client client;

    /// [TestDatabase#sqlite] or [TestDatabase#postgresql].
    protected abstract TestDatabase create(Path data);

    /// The server over the test's database; a class may have one with settings of its own.
    TestServer serve() {
        return new TestServer(test, clock);
    }

    @BeforeAll
    final void start(@TempDir Path folder) {
        data = folder;
        log = new CapturedLog();
        clock = new TestClock();
        test = create(data);
        server = serve();
    }

    @AfterAll
    final void stop() {
        server.close();
        test.close();
        log.close();
    }

    @BeforeEach
    final void begin() throws IOException {
        clock.reset();
        log.clear();
        project = another();
        client = client(KeyKind.SECRET);
    }

    @AfterEach
    final void end() throws IOException {
        client.close();
        assertThat(log.raw()).noneMatch(line -> line.contains(INCIDENT));
    }

    /// One more project.
    final Project another() {
        if (!(server.node().access.createProject("project " + ++projects) instanceof Creation.Created(Project made)))
            throw new AssertionError("the name is new");
        return made;
    }

    /// Somebody with a new key of this test's project.
    final Client client(KeyKind kind) throws IOException {
        return client(project, kind);
    }

    final Client client(Project of, KeyKind kind) throws IOException {
        return new Client(server.port(), server.key(of, kind));
    }

    /// Adds items to the catalog of this test's project.
    final void media(String... ids) throws IOException {
        for (String id : ids) client.put("/v1/media/" + id, "{'title':'The " + id + "','type':'film'}");
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    /// The body of an answer that says yes in this way.
    static JsonNode body(Plain.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        return answer.json();
    }

    /// That an answer is this problem, with exactly these errors (`/pointer detail`).
    static void assertProblem(Plain.Answer answer, int status, String type, String... errors) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("cache-control", "no-store");
        JsonNode problem = answer.json();
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(answer.errors()).containsExactly(errors);
    }

    /// That these are the places of all errors, in any order.
    static void assertFaults(Plain.Answer answer, String type, String... places) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("type").asString()).isEqualTo("/problems/" + type);
        assertThat(answer.errors().stream().map(error -> error.split(" ", 2)[0]))
                .as(answer.text())
                .containsExactlyInAnyOrder(places);
    }
}
