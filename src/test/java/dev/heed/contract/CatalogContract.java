package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The catalog: items come, change and go, and votes know them by their ids.
abstract class CatalogContract extends HttpContract {
    static Stream<String> ids() {
        return Stream.of(
                "m",
                "tt0816692",
                "a.b_c~d:e@f+g=h,i!j$k'l()m*n-o",
                "...",
                "\u0444\u0438\u043b\u044c\u043c",
                "\u6620\u753b-7",
                "e\u0301te\u0301",
                "\u0661\u0662",
                "\ud835\udfd9",
                "x".repeat(200),
                "\ud801\udc00".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anItemIsAddedReplacedReadVotedOnAndRemoved(String id) throws IOException {
        String path = "/v1/media/" + encoded(id);
        Plain.Answer added = client.put(path, "{'title':'One','type':'film','duration':7200}");
        ObjectNode item = (ObjectNode) json("""
                {'title':'One','type':'film','duration':7200,'last_updated':'2026-11-20T09:00:00.123456Z'}""");
        item.put("media_id", id);
        assertThat(body(added, 201)).isEqualTo(item);
        assertThat(body(
                        client.get(
                                java.util.Objects.requireNonNull(added.headers().get("location"))),
                        200))
                .isEqualTo(item);
        clock.pass(Duration.ofSeconds(1));
        item.put("title", "Two").putNull("duration").put("last_updated", "2026-11-20T09:00:01.123456Z");
        assertThat(body(client.put(path, "{'title':'Two','type':'film'}"), 200)).isEqualTo(item);
        assertThat(body(client.get(path), 200)).isEqualTo(item);
        assertThat(body(client.get("/v1/media"), 200).get("items").valueStream())
                .containsExactly(item);

        ObjectNode vote = (ObjectNode) json("{'rating':3}");
        vote.put("media_id", id);
        String address =
                client.vote(vote.toString().replace("'", "\\u0027")).headers().get("location");
        assertThat(body(client.get(java.util.Objects.requireNonNull(address)), 200)
                        .get("media_id")
                        .asString())
                .isEqualTo(id);
        assertThat(body(client.get("/v1/feedback?media_id=" + encoded(id)), 200).get("items"))
                .hasSize(1);
        Plain.Answer kept = client.delete(path);
        assertProblem(kept, 409, "conflict");
        assertThat(kept.json().get("detail").asString()).isEqualTo("It has votes: 1, and recommendations: 0.");
    }

    @Test
    void anItemThatNobodyUsesIsRemoved() throws IOException {
        media("m");
        assertThat(client.delete("/v1/media/m").status()).isEqualTo(204);
        assertProblem(client.delete("/v1/media/m"), 404, "not-found");
        assertProblem(client.get("/v1/media/m"), 404, "not-found");
        assertProblem(client.patch("/v1/media/m", "{'title':'x'}"), 404, "not-found");
        media("m");
        client.vote("{'media_id':'m','rating':1}");
        String vote =
                body(client.vote("{'media_id':'m','rating':1}"), 201).get("id").asString();
        client.delete("/v1/feedback/" + vote);
        client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}");
        assertThat(client.delete("/v1/media/m").json().get("detail").asString())
                .isEqualTo("It has votes: 2, and recommendations: 1.");
        body(client.get("/v1/media/m"), 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'title':'Two'}|{'title':'Two'}",
                "{'type':'book'}|{'type':'book'}",
                "{'duration':0}|{'duration':0}",
                "{'duration':null}|{'duration':null}",
                "{}|{}",
                "{'title':'Two','type':'book','duration':1000000000}|{'title':'Two','type':'book','duration':1000000000}"
            })
    void aPatchChangesWhatItNames(String patch, String changed) throws IOException {
        client.put("/v1/media/m", "{'title':'One','type':'film','duration':60}");
        clock.pass(Duration.ofSeconds(1));
        ObjectNode expected = (ObjectNode) json("""
                {'media_id':'m','title':'One','type':'film','duration':60,
                 'last_updated':'2026-11-20T09:00:01.123456Z'}""");
        expected.setAll((ObjectNode) json(changed));
        assertThat(body(client.patch("/v1/media/m", patch), 200)).isEqualTo(expected);
        assertThat(body(client.get("/v1/media/m"), 200)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "PUT|{}|/title /type",
                "PUT|{'title':'','type':'','duration':-1}|/title /type /duration",
                "PUT|{'title':null,'type':7,'duration':'60'}|/title /type /duration",
                "PUT|{'title':'a\\nb','type':'film','duration':60.0}|/title /duration",
                "PUT|{'title':'a','type':'film','duration':1000000001,'Title':'b','media_id':'m'}|"
                        + "/duration /Title /media_id",
                "PUT|'title'|^^",
                "PATCH|{'title':null,'type':null}|/title /type",
                "PATCH|{'title':'','type':[],'duration':9999999999,'last_updated':'x'}|"
                        + "/title /type /duration /last_updated"
            })
    void aWrongItemChangesNothing(String method, String item, String places) throws IOException {
        media("m");
        Stored before = Stored.in(test);
        Plain.Answer answer =
                method.equals("PUT") ? client.put("/v1/media/m", item) : client.patch("/v1/media/m", item);
        assertFaults(answer, "invalid", places.split(" "));
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "%F0%9F%98%80", "%e2%80%8b", "a%23b", "a%3fb", "a%3Cb", "a%22b", "a%5eb", "a%26b"})
    void anIdOfOtherCharactersIsRefused(String segment) throws IOException {
        assertProblem(
                client.put("/v1/media/" + segment, "{'title':'x','type':'y'}"),
                422,
                "invalid",
                "media_id must be letters, digits and ._~:@+=,!$'()*- only, and not . or ..");
        assertProblem(client.get("/v1/media/" + segment), 404, "not-found");
        assertProblem(client.delete("/v1/media/" + segment), 404, "not-found");
    }

    @Test
    void anIdHasALength() throws IOException {
        assertFaults(client.put("/v1/media/" + "x".repeat(201), "{'title':'x','type':'y'}"), "invalid", "media_id");
    }

    @Test
    void pagesGoThroughTheWholeCatalogInOrder() throws IOException {
        List<String> ids = List.of("B", "a", "a-1", "b", "\u00e9", "\u6620", "\ud835\udfd9");
        for (String id : ids)
            client.put(
                    "/v1/media/" + encoded(id),
                    "{'title':'x','type':'" + (id.startsWith("a") ? "film" : "book") + "'}");
        assertThat(walk("/v1/media?limit=2")).containsExactlyElementsOf(ids);
        assertThat(walk("/v1/media?limit=7")).containsExactlyElementsOf(ids);
        assertThat(walk("/v1/media?limit=1&type=film")).containsExactly("a", "a-1");
        assertThat(walk("/v1/media?type=song")).isEmpty();
        assertFaults(client.get("/v1/media?limit=0"), "invalid", "limit");
        assertFaults(client.get("/v1/media?limit=501&type=&cursor=&q=x"), "invalid", "limit", "type", "cursor", "q");
    }

    private List<String> walk(String path) throws IOException {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            String next = cursor == null ? "" : "&cursor=" + encoded(cursor);
            JsonNode page = body(client.get(path + next), 200);
            page.get("items")
                    .valueStream()
                    .forEach(item -> ids.add(item.get("media_id").asString()));
            cursor = page.get("next_cursor").asStringOpt().orElse(null);
        } while (cursor != null);
        return ids;
    }

    @Test
    void anUnknownItemIsRefusedUnlessTheVoteBringsIt() throws IOException {
        Stored before = Stored.in(test);
        Plain.Answer refused = client.vote("{'media_id':'m','rating':1}");
        assertProblem(
                refused,
                422,
                "unknown-media",
                "/media_id is not in the catalog; add it with PUT /v1/media/{media_id}, or send `media` with a secret"
                        + " key");
        assertFaults(
                client.vote("{'media_id':'m','rating':1,'recommendation_id':'r000000000000001'}"),
                "unknown-media",
                "/media_id",
                "/recommendation_id");
        assertFaults(
                client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}"),
                "unknown-media",
                "/media_id");
        assertFaults(
                client.vote("{'media_id':'m','rating':1,'media':{'title':'','duration':-1,'year':2020}}"),
                "invalid",
                "/media/title",
                "/media/type",
                "/media/duration",
                "/media/year");
        assertThat(Stored.in(test)).isEqualTo(before);
        body(client.vote("{'media_id':'m','rating':1,'media':{'title':'M','type':'film','duration':5}}"), 201);
        body(client.vote("{'media_id':'m','rating':1,'media':{'title':'Other','type':'book'}}"), 201);
        assertThat(body(client.get("/v1/media/m"), 200)).isEqualTo(json("""
                {'media_id':'m','title':'M','type':'film','duration':5,
                 'last_updated':'2026-11-20T09:00:00.123456Z'}"""));
    }

    @Test
    void aProjectMayAddItemsByItself() throws IOException {
        client.patch("/v1/project", "{'auto_create_media':true}");
        body(client.vote("{'media_id':'m','rating':1}"), 201);
        body(client.post("/v1/recommendations", "{'media_id':'n','recommendation_type':'primary'}"), 201);
        JsonNode items = body(client.get("/v1/media"), 200).get("items");
        assertThat(items.valueStream()
                        .map(item -> item.get("media_id").asString() + " "
                                + item.get("title").asString() + " "
                                + item.get("type").asString()))
                .containsExactly("m m unknown", "n n unknown");
        client.patch("/v1/project", "{'auto_create_media':false}");
        assertFaults(client.vote("{'media_id':'o','rating':1}"), "unknown-media", "/media_id");
    }

    @Test
    void aReadKeyReadsOnly() throws IOException {
        media("m");
        try (Client reader = client(KeyKind.READ)) {
            body(reader.get("/v1/media/m"), 200);
            body(reader.get("/v1/media"), 200);
            assertProblem(reader.put("/v1/media/m", "{'title':'x','type':'y'}"), 403, "forbidden");
            assertProblem(reader.patch("/v1/media/m", "{'title':'x'}"), 403, "forbidden");
            assertProblem(reader.delete("/v1/media/m"), 403, "forbidden");
        }
    }
}
