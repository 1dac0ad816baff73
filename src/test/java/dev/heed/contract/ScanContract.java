package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is stored that should not be: found and changed over the wire, by the owner of the instance.
abstract class ScanContract extends HttpContract {
    private Client owner;

    @BeforeEach
    void own() throws IOException {
        owner = new Client(server.port(), TestNode.LOCAL_TOKEN);
        policy("{'off':['EMAIL']}");
    }

    @AfterEach
    void disown() throws IOException {
        owner.close();
        log.assertNothing("a scan");
    }

    private void policy(String policy) throws IOException {
        body(client.patch("/v1/project", "{'policy':" + policy + "}"), 200);
    }

    private JsonNode scan(String body) throws IOException {
        return body(owner.post("/v1/privacy/scan?project=" + Client.encoded(project.name()), body), 200);
    }

    @Test
    void saysWhatIsFoundAndChangesIt() throws IOException {
        String vote = "{'query':'I am bob@example.org','response':'a','rating':'up','comment':'great','language':'en'}";
        String id = client.vote(vote).json().get("id").asString();
        assertThat(scan("{}").get("texts")).isEqualTo(json("""
                [{'field':'chat.query','texts':1,'holding':0,'weaker':0,'found':{},'rows':[]},
                {'field':'chat.response','texts':1,'holding':0,'weaker':0,'found':{},'rows':[]},
                {'field':'chat.comment','texts':1,'holding':0,'weaker':0,'found':{},'rows':[]}]"""));
        policy("{'fields':{'chat.comment':{'mode':'none'}}}");
        JsonNode found = scan("{'redact':false}");
        assertThat(found.get("texts")).isEqualTo(json("""
                [{'field':'chat.query','texts':1,'holding':1,'weaker':0,'found':{'EMAIL':1},'rows':['ID']},
                {'field':'chat.response','texts':1,'holding':0,'weaker':0,'found':{},'rows':[]},
                {'field':'chat.comment','texts':1,'holding':0,'weaker':1,'found':{},'rows':['ID']}]""".replace("ID", id)));
        assertThat(found.get("rows").asInt()).isEqualTo(1);
        assertThat(found.get("rows_changed").asInt()).isZero();
        assertThat(found.get("left")).isEmpty();
        assertThat(found.get("traces").isNull()).isTrue();
        JsonNode changed = scan("{'redact':true}");
        assertThat(changed.get("rows_changed").asInt()).isEqualTo(1);
        assertThat(changed.get("left")).isNotEmpty();
        JsonNode redacted = body(client.get("/v1/feedback/" + id), 200);
        assertThat(redacted.get("query").asString()).isEqualTo("I am [EMAIL]");
        assertThat(redacted.get("comment").asString()).isEqualTo("great");
        assertThat(redacted.get("revision").asInt()).isEqualTo(1);
        assertThat(redacted.get("policy_version").asInt()).isEqualTo(3);
        scan("{'shorten':true}");
        assertThat(body(client.get("/v1/feedback/" + id), 200).get("comment").isNull())
                .isTrue();
    }

    @Test
    void isForTheOwner() throws IOException {
        for (KeyKind kind : KeyKind.values())
            try (Client other = client(kind)) {
                assertProblem(other.post("/v1/privacy/scan", "{}"), 403, "forbidden");
            }
        assertFaults(
                owner.post("/v1/privacy/scan?project=" + Client.encoded(project.name()), "{'redact':1,'all':true}"),
                "invalid",
                "/redact",
                "/all");
    }
}
