package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A change of mind: what a patch changes, what it cannot, and what of it is kept.
abstract class ChangeContract extends HttpContract {
    private String media;
    private String chat;

    @BeforeEach
    void twoVotes() throws IOException {
        media("m");
        media = sent("""
                {'media_id':'m','rating':4,'watched_completion':true,'would_watch_again':true,'comment':'Good.',
                 'tags':['a'],'metadata':{'n':1}}""");
        chat = sent("""
                {'query':'q','response':'r','rating':1,'comment':'Good.','tags':['a'],'correction':'c',
                 'metadata':{'n':1}}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "media|{'rating':1}|{'rating':1}",
                "media|{'rating':null}|{'rating':null}",
                "media|{'watched_completion':false}|{'watched_completion':false}",
                "media|{'watched_completion':null}|{'watched_completion':null}",
                "media|{'would_watch_again':false}|{'would_watch_again':false}",
                "media|{'would_watch_again':null}|{'would_watch_again':null}",
                "both|{'comment':'Bad.'}|{'comment':'Bad.'}",
                "both|{'comment':null}|{'comment':null}",
                "both|{'comment':' '}|{'comment':null}",
                "both|{'tags':['b','c','b']}|{'tags':['b','c']}",
                "both|{'tags':[]}|{'tags':[]}",
                "both|{'tags':null}|{'tags':[]}",
                "both|{'metadata':{'o':[1]}}|{'metadata':{'o':[1]}}",
                "both|{'metadata':null}|{'metadata':null}",
                "both|{'metadata':{}}|{'metadata':null}",
                "both|{'triage':'done','comment':'Bad.'}|{'triage':'done','comment':'Bad.'}",
                "chat|{'rating':'thumbs_down'}|{'rating':'down'}",
                "chat|{'rating':-1}|{'rating':'down'}",
                "chat|{'rating':false,'correction':null}|{'rating':'down','correction':null}",
                "chat|{'correction':'d'}|{'correction':'d'}",
                "chat|{'correction':''}|{'correction':null}",
                "media|{'rating':2,'comment':'x','tags':['t']}|{'rating':2,'comment':'x','tags':['t']}"
            })
    void aPatchChangesWhatItNamesAndNothingElse(String kind, String patch, String changed) throws IOException {
        for (String id : kind.equals("both") ? List.of(media, chat) : List.of(kind.equals("media") ? media : chat)) {
            ObjectNode expected = (ObjectNode) one(id);
            expected.setAll((ObjectNode) json(changed));
            for (String text : List.of("comment", "correction"))
                if (json(changed).has(text))
                    expected.set(
                            text + "_length",
                            json(
                                    expected.get(text).isNull()
                                            ? "null"
                                            : "" + expected.get(text).asString().length()));
            expected.put("revision", 2);
            Plain.Answer answer = patch(id, patch);
            assertThat(body(answer, 200)).isEqualTo(expected);
            assertThat(answer.headers()).containsEntry("etag", "\"2\"");
            assertThat(one(id)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "*", "\"9\", \"1\""})
    void readingIsNeverAnsweredWithNotModified(String seen) throws IOException {
        body(patch(media, "{'triage':'done'}"), 200);
        Plain.Answer answer = client.get("/v1/feedback/" + media, "If-None-Match: " + seen);
        assertThat(body(answer, 200).path("triage").asString()).isEqualTo("done");
        assertThat(answer.headers()).containsEntry("etag", "\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'rating':4,'comment':'Good.','tags':['a'],'metadata':{'n':1}}",
                "{'triage':'new'}",
                "{'triage':'seen'}",
                "{'triage':'done'}",
                "{'triage':null}"
            })
    void whatSaysTheSameIsNoRevision(String patch) throws IOException {
        ObjectNode expected = (ObjectNode) one(media);
        if (patch.contains("seen")) expected.put("triage", "seen");
        if (patch.contains("done")) expected.put("triage", "done");
        Plain.Answer answer = patch(media, patch);
        assertThat(body(answer, 200)).isEqualTo(expected);
        assertThat(answer.headers()).containsEntry("etag", "\"1\"");
        assertThat(revisions(media)).hasSize(1);
    }

    @Test
    void ifMatchGuardsAgainstOvertaking() throws IOException {
        body(patch(media, "{'rating':1}", "If-Match: \"1\""), 200);
        assertProblem(patch(media, "{'rating':2}", "If-Match: \"1\""), 412, "stale");
        assertProblem(patch(media, "{'triage':'seen'}", "If-Match: \"3\""), 412, "stale");
        body(patch(media, "{'rating':3}", "If-Match: \"2\""), 200);
        body(patch(media, "{'rating':4}", "If-Match: *"), 200);
        assertThat(one(media).get("revision").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "\"01\"", "\"0\"", "\"-1\"", "\"99999999999\"", ""})
    void aBrokenIfMatchIsRefused(String tag) throws IOException {
        assertProblem(
                patch(media, "{'rating':1}", "If-Match: " + tag),
                422,
                "invalid",
                "If-Match must be one revision in quotes, such as \"3\"");
        assertThat(one(media).get("rating").asInt()).isEqualTo(4);
    }

    @Test
    void aConditionIsKeptOrRefused() throws IOException {
        assertProblem(
                patch(media, "{'rating':1}", "If-Match: \"1\"", "If-Match: \"1\""),
                422,
                "invalid",
                "If-Match may be given once, got 2");
        assertProblem(
                client.send("DELETE", "/v1/feedback/" + media, null, "If-Match: \"1\""),
                422,
                "invalid",
                "If-Match is not a header here");
        assertProblem(
                patch(media, "{'rating':9}", "If-None-Match: *"),
                422,
                "invalid",
                "If-None-Match is not a header here",
                "/rating must be an integer 1..5 for a media vote, \"up\" or \"down\" for a chat vote, got 9");
        assertThat(client.get("/v1/feedback/" + media, "If-None-Match: \"7\"", "If-Match: \"7\"")
                        .status())
                .isEqualTo(200);
        assertThat(one(media).get("revision").asInt()).isEqualTo(1);
    }

    @Test
    void onlyOneOfManyOvertakes() throws IOException {
        var patches = new ArrayList<Crowd.Request>();
        for (int i = 0; i < Crowd.SIZE; i++) {
            String patch = "{'comment':'by " + i + "'}";
            patches.add(caller -> caller.patch("/v1/feedback/" + media, patch, "If-Match: \"1\""));
        }
        List<Integer> statuses = Crowd.send(server.port(), client.key(), patches).stream()
                .map(Plain.Answer::status)
                .toList();
        assertThat(statuses).containsOnlyOnce(200).contains(412).hasSize(16).containsOnly(200, 412);
        assertThat(one(media).get("revision").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "media|{'correction':'x'}|/correction",
                "media|{'correction':null}|/correction",
                "media|{'rating':'up'}|/rating",
                "media|{'rating':-1}|/rating",
                "media|{'rating':true,'correction':'x'}|/rating /correction",
                "media|{'rating':6}|/rating",
                "media|{'rating':4.0,'triage':'lost','tags':[1]}|/rating /triage /tags/0",
                "media|{'rating':null,'watched_completion':null,'would_watch_again':null,'comment':'','tags':[]}|^^",
                "media|{'media_id':'n','timestamp':null,'user':'u','id':'x'}|/media_id /timestamp /user /id",
                "media|{'idempotency_key':'k','known_identifiers':['Ann']}|/idempotency_key /known_identifiers",
                "chat|{'watched_completion':true,'would_watch_again':null}|/watched_completion /would_watch_again",
                "chat|{'rating':3,'watched_completion':true}|/rating /watched_completion",
                "chat|{'rating':null}|/rating",
                "chat|{'rating':'sideways'}|/rating",
                "chat|{'query':'x','response':'y','model':'z','comparison':null}|/query /response /model /comparison",
                "chat|[]|^^",
                "chat|7|^^"
            })
    void whatAPatchCannotDoIsSaidAtOnce(String kind, String patch, String places) throws IOException {
        Stored before = Stored.in(test);
        assertFaults(patch(kind.equals("media") ? media : chat, patch), "invalid", places.split(" "));
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @Test
    void aWithdrawnVoteShowsNoText() throws IOException {
        patch(media, "{'comment':'Second thoughts.'}");
        clock.pass(Duration.ofMinutes(1));
        for (String id : List.of(media, chat)) {
            assertThat(client.delete("/v1/feedback/" + id).status()).isEqualTo(204);
            clock.pass(Duration.ofMinutes(1));
            Stored withdrawn = Stored.in(test);
            assertThat(client.delete("/v1/feedback/" + id).status()).isEqualTo(204);
            assertThat(Stored.in(test)).isEqualTo(withdrawn);
            assertProblem(patch(id, "{'rating':1}"), 409, "conflict");
            assertProblem(patch(id, "{'triage':'seen'}"), 409, "conflict");
        }
        JsonNode item = one(media);
        assertThat(item.get("withdrawn_at").asString()).isEqualTo("2026-11-20T09:01:00.123456Z");
        assertThat(item.get("revision").asInt()).isEqualTo(3);
        for (String name : List.of("comment", "metadata"))
            assertThat(item.get(name).isNull()).isTrue();
        assertThat(item.get("tags")).isEmpty();
        JsonNode answer = one(chat);
        assertThat(answer.get("query").asString()).isEmpty();
        assertThat(answer.get("response").asString()).isEmpty();
        assertThat(answer.get("correction").isNull()).isTrue();
        assertThat(answer.get("query_length").asInt()).isEqualTo(1);
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).isEmpty();
        assertThat(body(client.get("/v1/feedback?withdrawn=true"), 200).get("items"))
                .hasSize(2);
    }

    @Test
    void revisionsTellWhoChangedWhatAndWhen() throws IOException {
        clock.pass(Duration.ofMinutes(1));
        patch(media, "{'rating':2,'comment':null}");
        clock.pass(Duration.ofMinutes(1));
        try (Client owner = new Client(server.port(), dev.heed.capture.TestNode.LOCAL_TOKEN)) {
            owner.patch("/v1/feedback/" + media + "?project=" + Client.encoded(project.name()), "{'tags':null}");
        }
        String key =
                body(client.get("/v1/keys"), 200).get("items").get(0).get("id").asString();
        assertThat(revisions(media)).isEqualTo(json("""
                [{'revision':1,'signals':{'rating':4,'watched_completion':true,'would_watch_again':true,
                  'comment':'Good.','comment_length':5,'tags':['a'],'metadata':{'n':1}},
                  'replaced_at':'2026-11-20T09:01:00.123456Z','replaced_by':'%s'},
                 {'revision':2,'signals':{'rating':2,'watched_completion':true,'would_watch_again':true,
                  'tags':['a'],'metadata':{'n':1}},'replaced_at':'2026-11-20T09:02:00.123456Z','replaced_by':null},
                 {'revision':3,'signals':{'rating':2,'watched_completion':true,'would_watch_again':true,
                  'metadata':{'n':1}},'replaced_at':null,'replaced_by':null}]""".formatted(key)));
        client.delete("/v1/feedback/" + media);
        assertThat(revisions(media).valueStream().map(revision -> revision.get("signals")))
                .containsExactly(
                        json("{'rating':4,'watched_completion':true,'would_watch_again':true}"),
                        json("{'rating':2,'watched_completion':true,'would_watch_again':true}"),
                        json("{'rating':2,'watched_completion':true,'would_watch_again':true}"),
                        json("{'rating':2,'watched_completion':true,'would_watch_again':true,'withdrawn':true}"));
    }

    @Test
    void withdrawnTextIsGoneFromRowsAndRevisions() throws IOException {
        String id = sent("""
                {'query':'zebra query','response':'zebra response','rating':1,'comment':'zebra comment',
                 'tags':['zebra tag'],'correction':'zebra correction','metadata':{'zebra':'zebra value'}}""");
        patch(
                id,
                "{'comment':'another zebra','tags':['zebra two'],'correction':'zebra three','metadata':{'z':'zebra'}}");
        patch(id, "{'comment':null}");
        assertThat(Stored.in(test).text()).contains("zebra");
        assertThat(client.delete("/v1/feedback/" + id).status()).isEqualTo(204);
        // rollups keep a tag, with nothing counted under it
        assertThat(Stored.in(test).text().replace("label=zebra tag", "").replace("label=zebra two", ""))
                .doesNotContain("zebra");
        assertThat(Files.bytesUnder(data, test).replaceAll("zebra (tag|two)", ""))
                .doesNotContain("zebra");
        assertThat(Stored.in(test).count("revisions")).isPositive();
    }

    @Test
    void aReadKeyChangesNothing() throws IOException {
        try (Client reader = client(KeyKind.READ)) {
            assertProblem(reader.patch("/v1/feedback/" + media, "{'triage':'seen'}"), 403, "forbidden");
            assertProblem(reader.delete("/v1/feedback/" + media), 403, "forbidden");
            body(reader.get("/v1/feedback/" + media + "/revisions"), 200);
        }
    }

    private Plain.Answer patch(String id, String json, String... headers) throws IOException {
        return client.patch("/v1/feedback/" + id, json, headers);
    }

    private String sent(String vote) throws IOException {
        return body(client.vote(vote), 201).get("id").asString();
    }

    private JsonNode one(String id) throws IOException {
        return body(client.get("/v1/feedback/" + id), 200);
    }

    private JsonNode revisions(String id) throws IOException {
        return body(client.get("/v1/feedback/" + id + "/revisions"), 200).get("items");
    }
}
