package dev.heed.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import dev.heed.domain.Base32;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every problem that a route names as its own ([Refuses]) is one that it really answers with.
class OwnProblemsTest {
    /// What erasure and retention leave behind; neither is there yet.
    private static final String GONE = "/problems/gone";

    private static final String VOTE = "{\"media_id\":\"film\",\"rating\":4,\"user\":\"a\"";
    private static final String SHOWING = "{\"media_id\":\"film\",\"recommendation_type\":\"primary\",\"score\":0.5";
    private static final String TAGS = "{\"tags\":[\"nobody@example.com\"]}";
    private static final String MODEL = "{\"model\":\"nobody@example.com\"}";
    private static final String TITLE = "{\"title\":\"nobody@example.com\",\"type\":\"movie\"}";

    private final Documented documented = new Documented();

    @SuppressWarnings("NullAway.Init") // set by the one test
    private Plain plain;

    @SuppressWarnings("NullAway.Init") // set by the one test
    private String key;

    @Test
    void eachIsAnswered(@TempDir Path data) throws IOException {
        try (TestDatabase database = TestDatabase.sqlite(data);
                TestServer server = new TestServer(database, InstantSource.system());
                Plain connection = new Plain(server.port())) {
            plain = connection;
            key = server.key(server.node().access.defaultProject(), KeyKind.SECRET);
            media();
            recommendations();
            votes();
            erasures();
            settings();
            users(Base32.of(server.signedIn("owner").user().id()));
            server.node().database.close();
            while (call("GET /health/ready", "", "").status() == 200) Thread.onSpinWait();
        }
        assertThat(answered()).isEqualTo(named());
    }

    private void media() throws IOException {
        call("PUT /v1/media/{media_id}", "film", "{\"title\":\"Film\",\"type\":\"movie\"}");
        call("PUT /v1/media/{media_id}", "film", TITLE);
        call("PATCH /v1/media/{media_id}", "film", TITLE);
    }

    private void recommendations() throws IOException {
        String keyed = ",\"idempotency_key\":\"shown\"}";
        String id = id(call("POST /v1/recommendations", "", SHOWING + keyed));
        call("POST /v1/recommendations", "", SHOWING + ",\"selected\":true" + keyed);
        call("POST /v1/recommendations", "", SHOWING.replace("film", "unknown") + "}");
        call("POST /v1/recommendations", "", SHOWING + "," + MODEL.substring(1));
        call("PATCH /v1/recommendations/{id}", id, MODEL);
        call("POST /v1/feedback", "", VOTE + ",\"recommendation_id\":\"" + id + "\"}");
        call("DELETE /v1/recommendations/{id}", id, "");
        call("DELETE /v1/media/{media_id}", "film", "");
    }

    private void votes() throws IOException {
        for (String route : Set.of("POST /v1/feedback", "POST /feedback")) {
            String keyed = ",\"idempotency_key\":\"" + route + "\"}";
            call(route, "", VOTE + keyed);
            call(route, "", VOTE + ",\"comment\":\"Again\"" + keyed);
            call(route, "", VOTE.replace("film", "unknown") + "}");
            call(route, "", VOTE + "," + TAGS.substring(1));
        }
        String id = id(call("POST /v1/feedback", "", VOTE.replace("\"a\"", "\"b\"") + "}"));
        call("PATCH /v1/feedback/{id}", id, TAGS);
        documented.assertSays(
                "PATCH /v1/feedback/{id}",
                plain.send(head("PATCH /v1/feedback/" + id) + "\nIf-Match: \"9\"", "{\"rating\":1}".getBytes(UTF_8)));
        call("DELETE /v1/feedback/{id}", id, "");
        call("PATCH /v1/feedback/{id}", id, "{\"rating\":1}");
    }

    private void erasures() throws IOException {
        call("POST /v1/erasures", "", "{\"feedback_id\":\"m000000000000001\"}");
    }

    private void settings() throws IOException {
        call("PATCH /v1/project", "", "{\"score_range\":{\"low\":0,\"high\":9}}");
        key = TestNode.LOCAL_TOKEN;
        call("POST /v1/projects", "", "{\"name\":\"default\"}");
        call("POST /v1/projects", "", "{\"name\":\"nobody@example.com\"}");
    }

    /// @param last the only owner who signs in
    private void users(String last) throws IOException {
        call("POST /v1/users", "", "{\"name\":\"owner\"}");
        call("PATCH /v1/users/{id}", last, "{\"owner\":false}");
        call("DELETE /v1/users/{id}", last, "");
    }

    private Plain.Answer call(String route, String variable, String body) throws IOException {
        String head = head(route.replaceAll("\\{[^}]+}", variable));
        Plain.Answer answer = body.isEmpty() ? plain.send(head) : plain.send(head, body.getBytes(UTF_8));
        documented.assertSays(route, answer);
        return answer;
    }

    private String head(String line) {
        return line + " HTTP/1.1\nAuthorization: Bearer " + key + "\nContent-Type: application/json";
    }

    private static String id(Plain.Answer answer) {
        return answer.json().get("id").stringValue();
    }

    private Set<String> answered() {
        Set<String> answered = new TreeSet<>();
        for (String seen : documented.seen())
            if (seen.contains("/problems/")) answered.add(seen.replaceAll(" \\d+ ", " "));
        return answered;
    }

    private static Set<String> named() {
        Set<String> named = new TreeSet<>();
        DeclaredRoutes.own()
                .forEach((route, types) -> types.stream()
                        .map(ProblemType::uri)
                        .filter(uri -> !uri.equals(GONE))
                        .forEach(uri -> named.add(route + " " + uri)));
        return named;
    }
}
