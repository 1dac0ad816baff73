package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What would be kept of a text: shown, and kept nowhere.
abstract class PreviewContract extends HttpContract {
    private static final String TEXT = "I am Zoe, write to zoe@example.org";

    @AfterEach
    void nothingIsStoredOrLogged() {
        assertThat(Stored.in(test).text()).doesNotContain("zoe", "Zoe", "write to");
        log.assertNothing("a preview");
    }

    private JsonNode preview(String rest) throws IOException {
        return body(client.post("/v1/privacy/preview", "{'text':'" + TEXT + "'," + rest + "}"), 200);
    }

    @Test
    void showsWhatWouldBeKept() throws IOException {
        assertThat(preview("'kind':'media','known_identifiers':['Zoe']")).isEqualTo(json("""
                {'text':'I am [KNOWN], write to [EMAIL]','found':{'EMAIL':1,'KNOWN':1},'mode':'redact',
                'policy_version':1}"""));
        body(client.patch("/v1/project", """
                {'policy':{'off':['EMAIL','PERSON'],'fields':{'chat.query':{'mode':'none'},
                'media.comment':{'mode':'truncate','truncate_at':10},'chat.metadata':{'mode':'hash'}}}}"""), 200);
        assertThat(preview("'kind':'chat','field':'response'").get("text").asString())
                .isEqualTo(TEXT);
        assertThat(preview("'kind':'chat'"))
                .isEqualTo(json("{'text':null,'found':{},'mode':'none','policy_version':2}"));
        assertThat(preview("'kind':'media'"))
                .isEqualTo(json("{'text':'I am Zoe,','found':{},'mode':'truncate','policy_version':2}"));
        assertThat(preview("'kind':'chat','field':'metadata'").get("text").asString())
                .isEqualTo(server.node().vault.pseudonyms(project.id()).text(TEXT));
    }

    @Test
    void asksForWhatItNeeds() throws IOException {
        String path = "/v1/privacy/preview";
        assertFaults(client.post(path, "{}"), "invalid", "/text", "/kind");
        assertFaults(client.post(path, "{'text':'a','kind':'media','field':'query'}"), "invalid", "/field");
        assertFaults(client.post(path, "{'text':'a','kind':'film','field':'title'}"), "invalid", "/kind", "/field");
        assertFaults(client.post(path, "{'text':'" + "a".repeat(32_001) + "','kind':'chat'}"), "invalid", "/text");
        assertThat(body(client.post(path, "{'text':'" + "a".repeat(32_000) + "','kind':'chat'}"), 200)
                        .get("text")
                        .asString())
                .hasSize(32_000);
    }

    @Test
    void isForThoseWhoRead() throws IOException {
        String text = "{'text':'" + TEXT + "','kind':'chat'}";
        try (Client reader = client(KeyKind.READ);
                Client page = client(KeyKind.PUBLISHABLE)) {
            body(reader.post("/v1/privacy/preview", text), 200);
            assertProblem(page.post("/v1/privacy/preview", text), 403, "forbidden");
        }
    }
}
