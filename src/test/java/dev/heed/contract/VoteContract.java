package dev.heed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A vote goes in, is durable, and reads back as it was meant.
abstract class VoteContract extends HttpContract {
    private static final String NOW = "2026-11-20T09:00:00.123456Z";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/feedback", "/feedback"})
    void aMediaVoteWithEverythingReadsBack(String path) throws IOException {
        media("dune");
        Plain.Answer answer = client.post(path, """
                {'media_id':'dune','rating':4,'watched_completion':true,'would_watch_again':false,
                 'comment':'Wide.','tags':['pace','sound','pace'],'user':'u-1','session':'s-1','language':'pt-BR',
                 'timestamp':'2026-11-19T23:00:00.1234567+02:00','known_identifiers':['Ann'],
                 'metadata':{'screen':'tv','n':9007199254740993,'list':[1.5,null,true,{}]}}""");
        String id = assertStored(answer, "media");
        JsonNode item = readBack(answer, id);
        JsonNode expected = json("""
                {'id':'%s','kind':'media','media_id':'dune','rating':4,'watched_completion':true,
                 'would_watch_again':false,'comment':'Wide.','comment_length':5,'tags':['pace','sound'],'recommendation_id':null,
                 'recommendation_type':null,'model':null,'position':null,'score':null,
                 'timestamp':'2026-11-19T21:00:00.123456Z','received_at':'%s','subject':'%s','session':'%s',
                 'language':'pt-BR','sentiment':null,'verified':true,'triage':'new',
                 'metadata':{'screen':'tv','n':9007199254740993,'list':[1.5,null,true,{}]},
                 'policy_version':1,'found':{},'text_modes':{},'revision':1,'withdrawn_at':null}""".formatted(id, NOW, pseudonym(item, "subject"), pseudonym(item, "session")));
        assertThat(item).isEqualTo(expected);
    }

    @Test
    void aChatVoteWithEverythingReadsBack() throws IOException {
        Plain.Answer answer = client.vote("""
                {'query':'Why \\uD83C\\uDF0A?','response':'','rating':'down','comment':'No answer.','tags':['empty'],
                 'correction':'The moon.','model':'tide-2','message_id':'msg-1','comparison':'pair-1',
                 'user':'u-1','session':'s-1','language':'en','timestamp':'2026-11-20T09:05:00Z','metadata':{}}""");
        String id = assertStored(answer, "chat");
        JsonNode item = readBack(answer, id);
        JsonNode expected = json("""
                {'id':'%s','kind':'chat','query':'Why \\uD83C\\uDF0A?','response':'','rating':'down',
                 'comment':'No answer.','tags':['empty'],'correction':'The moon.','model':'tide-2',
                 'message_id':'%s','comparison':'pair-1','query_length':6,'response_length':0,
                 'comment_length':10,'correction_length':9,
                 'timestamp':'2026-11-20T09:05:00Z','received_at':'%s','subject':'%s','session':'%s',
                 'language':'en','sentiment':-0.296,'verified':true,'triage':'new','metadata':null,'policy_version':1,
                 'found':{},'text_modes':{},'revision':1,'withdrawn_at':null}""".formatted(
                id, pseudonym(item, "message_id"), NOW, pseudonym(item, "subject"), pseudonym(item, "session")));
        assertThat(item).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'rating':1",
                "'watched_completion':false",
                "'would_watch_again':true",
                "'comment':'Fine.'",
                "'tags':['pace']",
                "'rating':5,'comment':'  ','tags':[],'metadata':{},'user':null,'media':null,'idempotency_key':null"
            })
    void oneSignalIsAVoteAndTheRestIsEmpty(String signal) throws IOException {
        media("m");
        Plain.Answer answer = client.vote("{'media_id':'m'," + signal + "}");
        String id = assertStored(answer, "media");
        JsonNode expected = json("""
                {'id':'%s','kind':'media','media_id':'m','rating':null,'watched_completion':null,
                 'would_watch_again':null,'comment':null,'comment_length':%s,'tags':[],'recommendation_id':null,
                 'recommendation_type':null,'model':null,'position':null,'score':null,'timestamp':'%s',
                 'received_at':'%s','subject':null,'session':null,'language':null,'sentiment':null,'verified':true,
                 'triage':'new','metadata':null,'policy_version':1,'found':{},'text_modes':{},'revision':1,
                 'withdrawn_at':null}""".formatted(id, signal.contains("Fine.") ? 5 : null, NOW, NOW));
        JsonNode said = json("{" + signal.replaceAll(",'comment':'  '.*", "") + "}");
        ((tools.jackson.databind.node.ObjectNode) expected).setAll((tools.jackson.databind.node.ObjectNode) said);
        assertThat(readBack(answer, id)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'up'|up",
                "'down'|down",
                "'thumbs_up'|up",
                "'thumbs_down'|down",
                "true|up",
                "false|down",
                "1|up",
                "-1|down"
            })
    void aThumbIsWrittenInManyWays(String sent, String read) throws IOException {
        // the quotes of JSON, which a table's own would eat
        String rating = sent.matches("[a-z_]+") && !sent.matches("true|false") ? "'" + sent + "'" : sent;
        Plain.Answer answer = client.vote("{'query':'q','response':'r','rating':" + rating + "}");
        String id = assertStored(answer, "chat");
        assertThat(readBack(answer, id).get("rating").asString()).isEqualTo(read);
        assertThat(readBack(answer, id).get("timestamp").asString()).isEqualTo(NOW);
    }

    @Test
    void theLongestTextsAreKeptWhole() throws IOException {
        media("m");
        String wave = "\ud83c\udf0a";
        String query = wave.repeat(32_000);
        String words = "x".repeat(32_000);
        Plain.Answer chat = client.vote(
                "{'query':'" + query + "','response':'" + words + "','correction':'" + words + "','rating':1}");
        JsonNode item = readBack(chat, assertStored(chat, "chat"));
        assertThat(item.get("query").asString()).isEqualTo(query);
        assertThat(item.get("query_length").asInt()).isEqualTo(32_000);
        assertThat(item.get("response").asString()).isEqualTo(words);
        assertThat(item.get("correction").asString()).isEqualTo(words);
        Plain.Answer media = client.vote("{'media_id':'m','comment':'" + wave.repeat(4_000) + "'}");
        assertThat(readBack(media, assertStored(media, "media")).get("comment").asString())
                .isEqualTo(wave.repeat(4_000));
    }

    @Test
    void textKeepsItsCharacters() throws IOException {
        String text =
                "a\\\\b \\\"c\\\" \\t\\r\\n \u0301 \ufeff \u202e \ud83d\udc69\u200d\ud83d\ude80 \u0001 \ufffe %s ' -- \\u2028";
        String sent = text.replace("'", "\\u0027").replace("\u0001", "\\u0001");
        Plain.Answer answer = client.vote("{'query':'" + sent + "','response':'','rating':true}");
        assertThat(readBack(answer, assertStored(answer, "chat")).get("query").asString())
                .isEqualTo(
                        "a\\b \"c\" \t\r\n \u0301 \ufeff \u202e \ud83d\udc69\u200d\ud83d\ude80 \u0001 \ufffe %s ' -- \u2028");
    }

    @Test
    void aPackedBodyIsRead() throws IOException {
        media("m");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"media_id\":\"m\",\"rating\":3}".getBytes(UTF_8));
        }
        assertStored(
                client.send(
                        "POST",
                        "/v1/feedback",
                        packed.toByteArray(),
                        "Content-Type: application/json; charset=UTF-8",
                        "Content-Encoding: gzip"),
                "media");
    }

    @Test
    void eachVoteIsVisibleAtOnceAndOnce() throws IOException {
        media("m");
        var ids = new java.util.ArrayList<String>();
        for (int i = 0; i < 6; i++)
            ids.addFirst(assertStored(
                    client.vote(
                            i % 2 == 0 ? "{'media_id':'m','rating':2}" : "{'query':'q','response':'r','rating':-1}"),
                    i % 2 == 0 ? "media" : "chat"));
        JsonNode page = body(client.get("/v1/feedback"), 200);
        assertThat(page.get("items").valueStream().map(item -> item.get("id").asString()))
                .containsExactlyElementsOf(ids);
        assertThat(page.get("next_cursor").isNull()).isTrue();
    }

    /// 201 as promised; the id.
    private static String assertStored(Plain.Answer answer, String kind) {
        JsonNode stored = body(answer, 201);
        String id = stored.path("id").asString();
        assertThat(id).matches(kind.charAt(0) + "[01][0-9a-hjkmnp-tv-z]{14}");
        assertThat(stored)
                .isEqualTo(json(
                        "{'status':'success','id':'" + id + "','kind':'" + kind + "','revision':1,'verified':true}"));
        assertThat(answer.headers()).containsEntry("location", "/v1/feedback/" + id);
        assertThat(answer.headers()).doesNotContainKey("idempotent-replayed");
        return id;
    }

    /// The vote at its address, the same as in history.
    private JsonNode readBack(Plain.Answer stored, String id) throws IOException {
        Plain.Answer answer =
                client.get(java.util.Objects.requireNonNull(stored.headers().get("location")));
        assertThat(answer.headers()).containsEntry("etag", "\"1\"");
        JsonNode item = body(answer, 200);
        assertThat(body(client.get("/v1/feedback?limit=1"), 200).get("items").get(0))
                .isEqualTo(item);
        assertThat(item.get("id").asString()).isEqualTo(id);
        return item;
    }

    private static String pseudonym(JsonNode item, String name) {
        assertThat(item.get(name).asString()).matches("[0-9a-hjkmnp-tv-z]{26}");
        return item.get(name).asString();
    }
}
