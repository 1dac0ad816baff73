package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What belongs to another project answers as if it were not there, whichever way it is named.
abstract class StrangerContract extends HttpContract {
    private Client stranger;
    private Project elsewhere;
    private String vote;
    private String chat;
    private String shown;
    private String key;

    @BeforeEach
    void twoProjects() throws IOException {
        elsewhere = another();
        stranger = client(elsewhere, KeyKind.SECRET);
        media("m");
        vote = sent("/v1/feedback", "{'media_id':'m','user':'ann','rating':4,'comment':'mine','tags':['t']}");
        chat = sent("/v1/feedback", "{'query':'mine','response':'r','rating':1,'user':'ann','model':'mf'}");
        shown = sent("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary','user':'ann'}");
        key = body(client.get("/v1/keys"), 200).get("items").get(0).get("id").asString();
    }

    @AfterEach
    void leave() throws IOException {
        stranger.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/feedback/VOTE",
                "GET /v1/feedback/CHAT",
                "GET /v1/feedback/VOTE/revisions",
                "GET /v1/feedback/CHAT/revisions",
                "PATCH /v1/feedback/VOTE",
                "PATCH /v1/feedback/CHAT",
                "DELETE /v1/feedback/VOTE",
                "DELETE /v1/feedback/CHAT",
                "GET /v1/media/m",
                "PATCH /v1/media/m",
                "DELETE /v1/media/m",
                "GET /v1/recommendations/SHOWN",
                "PATCH /v1/recommendations/SHOWN",
                "DELETE /v1/recommendations/SHOWN",
                "DELETE /v1/keys/KEY"
            })
    void anotherProjectsIsNotThere(String route) throws IOException {
        String[] parts = route.split(" ", -1);
        Stored before = Stored.in(test);
        Plain.Answer theirs = call(parts[0], filled(parts[1], vote, chat, shown, key));
        assertProblem(theirs, 404, "not-found");
        Plain.Answer nobodys = call(
                parts[0],
                filled(parts[1], "m000000000000001", "c000000000000001", "r000000000000001", "0000000000001"));
        assertThat(theirs.text()).isEqualTo(nobodys.text());
        assertThat(theirs.headers().keySet()).isEqualTo(nobodys.headers().keySet());
        try (Client owner = new Client(server.port(), TestNode.LOCAL_TOKEN)) {
            String path = filled(parts[1], vote, chat, shown, key) + "?project=" + Client.encoded(elsewhere.name());
            assertProblem(
                    parts[0].equals("PATCH") ? owner.patch(path, "{}") : owner.send(parts[0], path, null),
                    404,
                    "not-found");
        }
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    private static String filled(String path, String vote, String chat, String shown, String key) {
        return path.replace("VOTE", vote)
                .replace("CHAT", chat)
                .replace("SHOWN", shown)
                .replace("KEY", key);
    }

    private Plain.Answer call(String method, String path) throws IOException {
        return method.equals("PATCH")
                ? stranger.patch(path, path.contains("media") ? "{'title':'x'}" : "{}")
                : stranger.send(method, path, null);
    }

    @Test
    void anotherProjectsRecommendationCannotBeAnswered() throws IOException {
        stranger.put("/v1/media/m", "{'title':'M','type':'film'}");
        Stored before = Stored.in(test);
        Plain.Answer theirs = stranger.vote("{'media_id':'m','recommendation_id':'" + shown + "','rating':1}");
        Plain.Answer nobodys = stranger.vote("{'media_id':'m','recommendation_id':'r000000000000001','rating':1}");
        assertFaults(theirs, "invalid", "/recommendation_id");
        assertThat(theirs.text()).isEqualTo(nobodys.text());
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @Test
    void anotherProjectsItemIsUnknown() throws IOException {
        assertFaults(stranger.vote("{'media_id':'m','rating':1}"), "unknown-media", "/media_id");
        body(stranger.put("/v1/media/m", "{'title':'Theirs','type':'book'}"), 201);
        assertThat(body(client.get("/v1/media/m"), 200).get("title").asString()).isEqualTo("The m");
        assertThat(stranger.delete("/v1/media/m").status()).isEqualTo(204);
        body(client.get("/v1/media/m"), 200);
    }

    @Test
    void listsHoldOnesOwnOnly() throws IOException {
        String subject =
                body(client.get("/v1/feedback/" + vote), 200).get("subject").asString();
        for (String query : List.of(
                "",
                "?subject=" + subject,
                "?media_id=m",
                "?tag=t",
                "?model=mf",
                "?type=film",
                "?cursor=7zzzzzzzzzzzz",
                "?withdrawn=true")) {
            assertThat(body(stranger.get("/v1/feedback" + query), 200).get("items"))
                    .as(query)
                    .isEmpty();
        }
        for (String query : List.of("", "?subject=" + subject, "?media_id=m", "?cursor=7zzzzzzzzzzzz"))
            assertThat(body(stranger.get("/v1/recommendations" + query), 200).get("items"))
                    .isEmpty();
        assertThat(body(stranger.get("/v1/media"), 200).get("items")).isEmpty();
        assertThat(body(stranger.get("/v1/keys"), 200).get("items")).hasSize(1);
        assertThat(body(stranger.get("/v1/project"), 200).get("name").asString())
                .isEqualTo(elsewhere.name());
    }

    @Test
    void theSamePersonHasAnotherPseudonymInEachProject() throws IOException {
        stranger.put("/v1/media/m", "{'title':'M','type':'film'}");
        String theirs = body(stranger.vote("{'media_id':'m','user':'ann','session':'s','rating':1}"), 201)
                .get("id")
                .asString();
        JsonNode one = body(client.get("/v1/feedback/" + vote), 200);
        JsonNode other = body(stranger.get("/v1/feedback/" + theirs), 200);
        assertThat(other.get("subject")).isNotEqualTo(one.get("subject"));
        assertThat(one.get("subject"))
                .isEqualTo(body(client.get("/v1/feedback/" + chat), 200).get("subject"));
        assertThat(one.get("subject"))
                .isEqualTo(body(client.get("/v1/recommendations/" + shown), 200).get("subject"));
    }

    @Test
    void whatIsNoIdNamesNothing() throws IOException {
        for (String id : List.of(
                vote.toUpperCase(Locale.ROOT),
                vote.substring(1),
                vote + "0",
                "c" + vote.substring(1),
                "r" + vote.substring(1),
                "x" + vote.substring(1),
                vote.substring(0, 15) + "u",
                vote.substring(0, 15) + "%c3%a9",
                "m00" + "z".repeat(13),
                "m000000000000000",
                "0",
                "-1",
                "null",
                shown)) {
            for (String method : List.of("GET", "PATCH", "DELETE")) {
                Plain.Answer answer = method.equals("PATCH")
                        ? client.patch("/v1/feedback/" + id, "{}")
                        : client.send(method, "/v1/feedback/" + id, null);
                assertThat(answer.status()).as("%s %s", method, id).isEqualTo(404);
            }
            assertProblem(client.get("/v1/feedback/" + id + "/revisions"), 404, "not-found");
        }
        assertProblem(client.get("/v1/recommendations/" + vote), 404, "not-found");
        assertProblem(client.get("/v1/recommendations/r" + vote.substring(1)), 404, "not-found");
        // the bucket is part of the name
        char bucket = vote.charAt(2) == '0' ? '1' : '0';
        assertProblem(
                client.get("/v1/feedback/" + vote.substring(0, 2) + bucket + vote.substring(3)), 404, "not-found");
    }

    private String sent(String path, String json) throws IOException {
        return body(client.post(path, json), 201).get("id").asString();
    }
}
