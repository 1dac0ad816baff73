package dev.heed.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Curl;
import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.privacy.Redactor;
import dev.heed.storage.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The examples of the manual are true: `curl` lines are sent to a real server and answered as stated.
class ExamplesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What is another at each run; of these the length is compared, and the letter of an identity.
    private static final Set<String> OWN = Set.of("id", "subject", "message_id", "replaced_by");

    private static final Set<String> TIMES = Set.of("timestamp", "received_at", "replaced_at");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial/first-vote.md"})
    void commandsAreAnsweredAsThePageSays(String name, @TempDir Path data) throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(data);
                TestServer server = new TestServer(database, InstantSource.system());
                HttpClient client = HttpClient.newHttpClient()) {
            Map<String, String> shell = new HashMap<>();
            shell.put("HEED", "http://127.0.0.1:" + server.port());
            shell.put("KEY", server.key(server.node().access.defaultProject(), KeyKind.SECRET));
            List<Page.Fence> fences = Page.of(name).fences();
            int sent = 0;
            for (int i = 0; i < fences.size(); i++) {
                if (!fences.get(i).text().contains("curl ")
                        || !fences.get(i).language().equals("sh")) continue;
                String block = fences.get(i).text().replace("http://127.0.0.1:8080", shell.get("HEED"));
                List<Curl> commands = Curl.of(block, shell);
                assertThat(commands).hasSize(1);
                HttpResponse<String> answer = commands.getFirst().send(client);
                sent++;
                Page.Fence next = fences.get(i + 1 < fences.size() ? i + 1 : i);
                compare(next.language().equals("json") ? next.text() : "", answer);
                if (answer.body().startsWith("{\"status\":\"success\""))
                    shell.put("ID", JSON.readTree(answer.body()).path("id").asString());
            }
            assertThat(sent).isGreaterThanOrEqualTo(3);
        }
    }

    private static void compare(String expected, HttpResponse<String> answer) {
        if (expected.isEmpty()) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            return;
        }
        JsonNode page = JSON.readTree(expected);
        assertThat(general("", JSON.readTree(answer.body()))).isEqualTo(general("", page));
        int status = page.path("status").asInt(200);
        assertThat(answer.statusCode() < 300).isEqualTo(status < 300);
    }

    /// The same, with what is another at each run made the same.
    private static JsonNode general(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode made = JSON.createObjectNode();
            object.properties().forEach(entry -> made.set(entry.getKey(), general(entry.getKey(), entry.getValue())));
            return made;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode made = JSON.createArrayNode();
            array.forEach(item -> made.add(general("", item)));
            return made;
        }
        if (!node.isString()) return node;
        String text = node.stringValue();
        if (TIMES.contains(name)) return JSON.getNodeFactory().stringNode(text.substring(0, 2) + "…Z");
        if (!OWN.contains(name)) return node;
        String letter = name.equals("id") ? text.substring(0, 1) : "";
        return JSON.getNodeFactory().stringNode(letter + text.length());
    }

    @Test
    void theTablesOfPrivacyAreWhatTheRedactorDoes() {
        Redactor redactor = Redactor.usual();
        Redactor asked = Redactor.strictest();
        Page page = Page.of("docs/concepts/privacy.md");
        List<List<String>> recognised = page.table("kind", "what", "for instance", "becomes");
        List<List<String>> stays = page.table("stays as it is", "why");
        assertThat(recognised).hasSizeGreaterThan(5);
        assertThat(stays).hasSizeGreaterThan(5);
        for (List<String> row : recognised)
            if (!row.get(2).isEmpty())
                assertThat((row.get(1).startsWith("opt-in") ? asked : redactor)
                                .redact(only(row.get(2)))
                                .text())
                        .isEqualTo(only(row.get(3)));
        for (List<String> row : stays)
            assertThat(redactor.redact(only(row.getFirst())).text()).isEqualTo(only(row.getFirst()));
    }

    private static String only(String cell) {
        return Page.code(cell).getFirst();
    }
}
