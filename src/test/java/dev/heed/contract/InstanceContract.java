package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import dev.heed.web.api.Plain;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What the owner of the instance may do with the local token: projects, the recount, and everything of any project.
abstract class InstanceContract extends HttpContract {
    private Client owner;

    @BeforeEach
    void own() throws IOException {
        owner = new Client(server.port(), TestNode.LOCAL_TOKEN);
    }

    @AfterEach
    void disown() throws IOException {
        owner.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "films|films",
                "  Caf\u00e9 des films |Caf\u00e9 des films",
                "Cafe\u0301|Caf\u00e9",
                "\u6620\u753b|\u6620\u753b",
                "a/b?c&d=#e|a/b?c&d=#e"
            })
    void aProjectIsMadeOnceAndListed(String sent, String name) throws IOException {
        JsonNode made = body(owner.post("/v1/projects", "{'name':'" + sent + "'}"), 201);
        assertThat(made.get("name").asString()).isEqualTo(name);
        assertThat(body(owner.get("/v1/projects"), 200).get("items").valueStream())
                .contains(made);
        assertProblem(owner.post("/v1/projects", "{'name':'" + name + "'}"), 409, "conflict");
        assertThat(body(owner.get("/v1/project?project=" + encoded(name)), 200)).isEqualTo(made);
        test.execute("UPDATE projects SET name = '" + name.hashCode() + "' WHERE name = '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'name':''}", "{'name':'  '}", "{'name':7}", "{'name':'a\\nb'}", "{'name':'\\u202e'}"})
    void aWrongNameIsRefused(String project) throws IOException {
        assertFaults(owner.post("/v1/projects", project), "invalid", "/name");
    }

    @Test
    void aLongNameIsRefused() throws IOException {
        assertFaults(owner.post("/v1/projects", "{'name':'" + "x".repeat(101) + "'}"), "invalid", "/name");
        assertFaults(owner.post("/v1/projects", "{'name':'" + "x".repeat(201) + "'}"), "invalid", "/name");
        assertFaults(owner.post("/v1/projects", "{'name':'ok','kind':1}"), "invalid", "/kind");
    }

    @Test
    void theOwnerWorksInTheProjectTheyName() throws IOException {
        String in = "?project=" + encoded(project.name());
        body(owner.put("/v1/media/m" + in, "{'title':'M','type':'film'}"), 201);
        String vote = body(owner.post("/v1/feedback" + in, "{'media_id':'m','rating':5}"), 201)
                .get("id")
                .asString();
        assertThat(body(client.get("/v1/feedback/" + vote), 200))
                .isEqualTo(body(owner.get("/v1/feedback/" + vote + in), 200));
        body(owner.patch("/v1/feedback/" + vote + in, "{'rating':4}"), 200);
        assertThat(body(owner.get("/v1/feedback" + in + "&rating=4"), 200).get("items"))
                .hasSize(1);
        JsonNode key = body(owner.post("/v1/keys" + in, "{'kind':'read'}"), 201);
        assertThat(key.get("project").asString()).isEqualTo(project.name());
        assertThat(body(client.get("/v1/keys"), 200).get("items")).hasSize(2);
        assertThat(owner.delete("/v1/feedback/" + vote + in).status()).isEqualTo(204);
        assertProblem(
                owner.get(
                        "/v1/feedback/" + vote + "?project=" + encoded(another().name())),
                404,
                "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "'', project is required",
        "?project=, project names no project here",
        "?project=nobody, project names no project here",
        "?project=a&project=b, project may be given once"
    })
    void theOwnerMustNameAProject(String query, String error) throws IOException {
        assertProblem(owner.get("/v1/project" + query), 422, "invalid", error);
        assertProblem(
                owner.post("/v1/feedback" + query, "{'rating':7}"),
                422,
                "invalid",
                error,
                " needs media_id, or query and response");
    }

    @Test
    void aKeyNamesNone() throws IOException {
        String in = "?project=" + encoded(project.name());
        assertProblem(client.get("/v1/feedback" + in), 422, "invalid", "project is not a parameter here");
        assertProblem(owner.get("/v1/projects" + in), 422, "invalid", "project is not a parameter here");
    }

    @Test
    void theRecountFindsAndRepairsWhatIsWrong() throws IOException {
        media("m");
        for (int i = 0; i < 3; i++) client.vote("{'media_id':'m','rating':" + (i + 1) + ",'tags':['t']}");
        JsonNode report = body(owner.post("/v1/recount", "{}"), 200);
        assertThat(report.get("wrong").asInt()).isZero();
        assertThat(report.get("rows").asInt()).isPositive();
        test.execute("UPDATE rollup_hourly SET stars_1 = stars_1 + 7 WHERE project_id = " + project.id());
        int wrong = body(owner.post("/v1/recount", "{'repair':false}"), 200)
                .get("wrong")
                .asInt();
        assertThat(wrong).isPositive();
        JsonNode repaired = body(owner.post("/v1/recount", "{'repair':true}"), 200);
        assertThat(repaired.get("wrong").asInt()).isEqualTo(wrong);
        assertThat(repaired.get("repaired").asBoolean()).isTrue();
        assertThat(body(owner.post("/v1/recount", "{}"), 200).get("wrong").asInt())
                .isZero();
        assertFaults(owner.post("/v1/recount", "{'repair':1,'project':'x'}"), "invalid", "/repair", "/project");
    }

    @Test
    void nobodyElseIsTheOwner() throws IOException {
        for (KeyKind kind : KeyKind.values()) {
            try (Client caller = client(kind)) {
                assertProblem(caller.get("/v1/projects"), 403, "forbidden");
                assertProblem(caller.post("/v1/projects", "{'name':'x'}"), 403, "forbidden");
                assertProblem(caller.post("/v1/recount", "{}"), 403, "forbidden");
            }
        }
        Plain.Answer other;
        try (Client caller = new Client(server.port(), dev.heed.access.Access.newLocalToken())) {
            other = caller.get("/v1/projects");
        }
        assertProblem(other, 401, "unauthorized");
    }
}
