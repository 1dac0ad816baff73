package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The recommendation log: what was shown, where, with what score, and what people said to it.
abstract class RecommendationContract extends HttpContract {
    private static final String WHOLE = """
            {'media_id':'m','recommendation_type':'backup','score':0.75,'selected':true,'list_id':'l-1','position':0,
             'model':'mf-1','user':'ann','timestamp':'2026-11-20T08:00:00Z','metadata':{'row':2}}""";

    @BeforeEach
    void catalog() throws IOException {
        media("m", "n");
    }

    @Test
    void aShowingReadsBack() throws IOException {
        Plain.Answer answer = client.post("/v1/recommendations", WHOLE);
        JsonNode shown = body(answer, 201);
        String id = shown.get("id").asString();
        assertThat(id).matches("r[01][0-9a-hjkmnp-tv-z]{14}");
        assertThat(answer.headers()).containsEntry("location", "/v1/recommendations/" + id);
        assertThat(shown.get("subject").asString()).matches("[0-9a-hjkmnp-tv-z]{26}");
        assertThat(shown).isEqualTo(json("""
                {'id':'%s','media_id':'m','recommendation_type':'backup','score':0.75,'selected':true,
                 'list_id':'l-1','position':0,'model':'mf-1','timestamp':'2026-11-20T08:00:00Z',
                 'received_at':'2026-11-20T09:00:00.123456Z','subject':'%s','metadata':{'row':2},
                 'policy_version':1,'found':{},'text_modes':{},'revision':1,'feedback':[]}""".formatted(id, shown.get("subject").asString())));
        assertThat(one(id)).isEqualTo(shown);
        assertThat(page("").getFirst()).isEqualTo(shown);
    }

    @Test
    void theLeastShowingHasDefaults() throws IOException {
        JsonNode shown =
                body(client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}"), 201);
        assertThat(shown).isEqualTo(json("""
                {'id':'%s','media_id':'m','recommendation_type':'primary','score':null,'selected':false,
                 'list_id':null,'position':null,'model':null,'timestamp':'2026-11-20T09:00:00.123456Z',
                 'received_at':'2026-11-20T09:00:00.123456Z','subject':null,'metadata':null,'policy_version':1,
                 'found':{},'text_modes':{},'revision':1,'feedback':[]}""".formatted(shown.get("id").asString())));
    }

    @Test
    void theVotesThatAnswerItStandWithIt() throws IOException {
        String id = logged(WHOLE);
        String vote = "{'media_id':'m','recommendation_id':'" + id + "','rating':%d,'comment':'words'}";
        String first = body(client.vote(vote.formatted(4)), 201).get("id").asString();
        JsonNode voted = body(client.get("/v1/feedback/" + first), 200);
        assertThat(one(id).get("feedback")).containsExactly(voted);
        assertThat(page("").getFirst().get("feedback")).containsExactly(voted);
        assertThat(logged(WHOLE)).isNotEqualTo(id);
        assertThat(page("").getFirst().get("feedback")).isEmpty();
        client.delete("/v1/feedback/" + first);
        assertThat(one(id).get("feedback").get(0).get("withdrawn_at").isNull()).isFalse();
        assertThat(one(id).toString()).doesNotContain("words");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'selected':false}|{'selected':false}",
                "{'recommendation_type':'wildcard'}|{'recommendation_type':'wildcard'}",
                "{'score':-3.5}|{'score':-3.5}",
                "{'score':1}|{'score':1.0}",
                "{'score':null}|{'score':null}",
                "{'list_id':'l-2','position':9}|{'list_id':'l-2','position':9}",
                "{'list_id':null,'position':null,'model':null,'metadata':null}|"
                        + "{'list_id':null,'position':null,'model':null,'metadata':null}",
                "{'model':'mf-2','metadata':{'row':3}}|{'model':'mf-2','metadata':{'row':3}}",
                "{'metadata':{}}|{'metadata':null}"
            })
    void aPatchChangesTheShowingAndTheCopiesOfIt(String patch, String changed) throws IOException {
        String id = logged(WHOLE);
        String vote = body(client.vote("{'media_id':'m','recommendation_id':'" + id + "','rating':5}"), 201)
                .get("id")
                .asString();
        ObjectNode expected = (ObjectNode) one(id);
        expected.setAll((ObjectNode) json(changed));
        expected.put("revision", 2);
        ObjectNode copy = (ObjectNode) expected.get("feedback").get(0);
        for (String name : List.of("recommendation_type", "model", "position", "score"))
            copy.set(name, expected.get(name));
        assertThat(body(client.patch("/v1/recommendations/" + id, patch), 200)).isEqualTo(expected);
        assertThat(one(id)).isEqualTo(expected);
        assertThat(body(client.get("/v1/feedback/" + vote), 200)).isEqualTo(copy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "POST|{}|/media_id /recommendation_type",
                "POST|{'media_id':'m','recommendation_type':'hero'}|/recommendation_type",
                "POST|{'media_id':'m','recommendation_type':'hero','timestamp':'1999-01-01T00:00:00Z'}|"
                        + "/recommendation_type /timestamp",
                "POST|{'media_id':'a b','recommendation_type':7,'score':'1','selected':1,'list_id':'','position':-1,"
                        + "'model':'a\\tb','user':'','timestamp':'now','metadata':[]}|/media_id /recommendation_type "
                        + "/score /selected /list_id /position /model /user /timestamp /metadata",
                "POST|{'media_id':'m','recommendation_type':'primary','score':1e7,'position':1000001,'rating':4}|"
                        + "/score /position /rating",
                "PATCH|{'recommendation_type':null}|/recommendation_type",
                "PATCH|{'recommendation_type':'hero'}|/recommendation_type",
                "PATCH|{'selected':null}|/selected",
                "PATCH|{'selected':null,'recommendation_type':null}|/selected /recommendation_type",
                "PATCH|{'media_id':'n','user':'bob','timestamp':null,'score':true}|/media_id /user /timestamp /score"
            })
    void whatIsWrongIsSaidAtOnce(String method, String sent, String places) throws IOException {
        String id = logged(WHOLE);
        Stored before = Stored.in(test);
        Plain.Answer answer = method.equals("POST")
                ? client.post("/v1/recommendations", sent)
                : client.patch("/v1/recommendations/" + id, sent);
        assertFaults(answer, "invalid", places.split(" "));
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @Test
    void aProjectNamesItsSlots() throws IOException {
        client.patch("/v1/project", "{'slots':['hero','rail_2']}");
        logged("{'media_id':'m','recommendation_type':'hero'}");
        assertProblem(
                client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}"),
                422,
                "invalid",
                "/recommendation_type must be a slot of this project: hero, rail_2");
    }

    @Test
    void aShowingIsRemovedUntilSomebodyAnswersIt() throws IOException {
        String id = logged(WHOLE);
        assertThat(client.delete("/v1/recommendations/" + id).status()).isEqualTo(204);
        assertProblem(client.delete("/v1/recommendations/" + id), 404, "not-found");
        assertProblem(client.get("/v1/recommendations/" + id), 404, "not-found");
        assertProblem(client.patch("/v1/recommendations/" + id, "{'selected':true}"), 404, "not-found");
        String answered = logged(WHOLE);
        client.vote("{'media_id':'m','recommendation_id':'" + answered + "','rating':1}");
        Plain.Answer kept = client.delete("/v1/recommendations/" + answered);
        assertProblem(kept, 409, "conflict");
        assertThat(kept.json().get("detail").asString()).contains("votes: 1");
    }

    @Test
    void eachFilterNarrowsTheLog() throws IOException {
        for (int i = 0; i < 24; i++) {
            clock.pass(Duration.ofMinutes(10));
            logged("{'media_id':'%s','recommendation_type':'%s','model':%s,'list_id':%s,'selected':%b,'user':'u%d'}"
                    .formatted(
                            i % 2 == 0 ? "m" : "n",
                            List.of("primary", "backup", "wildcard").get(i % 3),
                            i % 4 == 0 ? "null" : "'model-" + i % 4 + "'",
                            i % 5 == 0 ? "null" : "'list-" + i % 5 + "'",
                            i % 3 == 1,
                            i % 2));
        }
        List<JsonNode> all = page("?limit=500");
        assertThat(all).hasSize(24);
        String subject = all.getFirst().get("subject").asString();
        assertFilter(all, "media_id=m", item -> text(item, "media_id").equals("m"));
        assertFilter(all, "media_id=m&media_id=n", item -> true);
        assertFilter(
                all,
                "recommendation_type=backup",
                item -> text(item, "recommendation_type").equals("backup"));
        assertFilter(
                all, "model=model-1&model=model-2", item -> text(item, "model").matches("model-[12]"));
        assertFilter(all, "list_id=list-3", item -> text(item, "list_id").equals("list-3"));
        assertFilter(all, "selected=true", item -> item.get("selected").asBoolean());
        assertFilter(all, "selected=false", item -> !item.get("selected").asBoolean());
        assertFilter(all, "subject=" + subject, item -> text(item, "subject").equals(subject));
        assertFilter(
                all,
                "from=2026-11-20T11:00:00.123456Z",
                item -> !time(item).isBefore(Instant.parse("2026-11-20T11:00:00.123456Z")));
        assertFilter(
                all,
                "from=2026-11-20T11:00:00%2B01:00&to=2026-11-20T12:00:00.123456Z&media_id=n&model=model-1",
                item -> !time(item).isBefore(Instant.parse("2026-11-20T10:00:00Z"))
                        && time(item).isBefore(Instant.parse("2026-11-20T12:00:00.123456Z"))
                        && text(item, "media_id").equals("n")
                        && text(item, "model").equals("model-1"));
        assertFilter(all, "model=nobody", item -> false);
        assertFaults(
                client.get("/v1/recommendations?selected=yes&from=today&cursor=x&limit=x&rating=5"),
                "invalid",
                "selected",
                "from",
                "cursor",
                "limit",
                "rating");
        assertFaults(client.get("/v1/recommendations?cursor=000000000000i"), "invalid", "cursor");
    }

    private void assertFilter(List<JsonNode> all, String query, Predicate<JsonNode> meant) throws IOException {
        List<JsonNode> expected = all.stream().filter(meant).toList();
        assertThat(page("?limit=500&" + query)).as(query).isEqualTo(expected);
        assertThat(page("?limit=5&" + query)).as(query).isEqualTo(expected);
    }

    private List<JsonNode> page(String query) throws IOException {
        var items = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            JsonNode page =
                    body(client.get("/v1/recommendations" + query + (cursor == null ? "" : "&cursor=" + cursor)), 200);
            page.get("items").forEach(items::add);
            cursor = page.get("next_cursor").asStringOpt().orElse(null);
        } while (cursor != null);
        return items;
    }

    private static String text(JsonNode item, String name) {
        return item.get(name).asString("");
    }

    private static Instant time(JsonNode item) {
        return Instant.parse(text(item, "timestamp"));
    }

    private String logged(String showing) throws IOException {
        return body(client.post("/v1/recommendations", showing), 201).get("id").asString();
    }

    private JsonNode one(String id) throws IOException {
        return body(client.get("/v1/recommendations/" + id), 200);
    }
}
