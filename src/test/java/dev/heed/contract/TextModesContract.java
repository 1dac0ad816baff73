package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import dev.heed.privacy.Pseudonyms;
import dev.heed.storage.Recount;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much of each text is kept, and that all else about it is.
abstract class TextModesContract extends HttpContract {
    private static final String QUERY = "Where is ann@example.org today?";
    private static final String RESPONSE = "On the beach, I am told.";
    private static final String COMMENT = "A wonderful, great answer, bob@example.org";
    private static final String CORRECTION = "At home with a book";
    private static final String NOTE = "Seen from a small screen";
    private static final int CUT = 12;

    private static final String CHAT = "{'query':'" + QUERY + "','response':'" + RESPONSE
            + "','rating':'up','comment':'"
            + COMMENT + "','correction':'" + CORRECTION + "','language':'en','message_id':'1','metadata':{'note':'"
            + NOTE + "','n':7}}";
    private static final String MEDIA = "{'media_id':'m','comment':'" + COMMENT
            + "','language':'en','user':'u','metadata':{'note':'" + NOTE + "','n':7}}";

    @AfterEach
    void countsAreRight() {
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    /// What a mode leaves of a text that was already redacted; `null` for nothing.
    private @Nullable String kept(String mode, String text) {
        return switch (mode) {
            case "redact" -> text.replaceAll("\\w+@[\\w.]+", "[EMAIL]");
            // none of the texts has a word that ends at the cut
            case "truncate" -> text.substring(0, text.lastIndexOf(' ', CUT)).strip();
            case "hash" -> Pseudonyms.of(new byte[32], project.id()).text(text);
            default -> null;
        };
    }

    private void policy(String policy) throws IOException {
        body(client.patch("/v1/project", "{'policy':" + policy + "}"), 200);
    }

    private JsonNode cast(String vote) throws IOException {
        Plain.Answer answer = client.vote(vote);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return read(answer.json().get("id").asString());
    }

    private JsonNode read(String id) throws IOException {
        return body(client.get("/v1/feedback/" + id), 200);
    }

    private void text(JsonNode item, String name, String mode, String text) {
        text(item, name, mode, text, name.equals("query") || name.equals("response") ? "" : null);
    }

    private void text(JsonNode item, String name, String mode, String text, @Nullable String nothing) {
        String kept = kept(mode, text);
        JsonNode said = item.get(name);
        if (kept == null && nothing == null) assertThat(said.isNull()).as(name).isTrue();
        else assertThat(said.asString()).as(name).isEqualTo(kept == null ? nothing : kept);
        JsonNode length = item.get(name + "_length");
        if (length != null) assertThat(length.asInt()).as(name).isEqualTo(text.length());
    }

    private void chat(JsonNode item, String mode) {
        text(item, "query", mode, QUERY);
        text(item, "response", mode, RESPONSE);
        text(item, "comment", mode, COMMENT);
        text(item, "correction", mode, CORRECTION);
        text(item.get("metadata"), "note", mode, NOTE);
        assertThat(item.get("found")).isEqualTo(json("{'EMAIL':2}"));
    }

    private static void modes(JsonNode item, String mode, String... texts) {
        ObjectNode modes = ((ObjectNode) item).objectNode();
        if (!mode.equals("redact")) Stream.of(texts).forEach(text -> modes.put(text, mode));
        assertThat(item.get("text_modes")).isEqualTo(modes);
    }

    private JsonNode summary() throws IOException {
        return body(client.get("/v1/insights/summary"), 200).get("figures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redact", "truncate", "hash", "none"})
    void everyTextIsKeptSo(String mode) throws IOException {
        media("m");
        cast(CHAT);
        cast(MEDIA);
        JsonNode counts = summary();
        policy("{'mode':'" + mode + "','truncate_at':" + CUT + "}");
        project = another();
        client.close();
        client = client(KeyKind.SECRET);
        policy("{'mode':'" + mode + "','truncate_at':" + CUT + "}");
        media("m");
        JsonNode chat = cast(CHAT);
        chat(chat, mode);
        modes(chat, mode, "query", "response", "comment", "correction", "metadata");
        assertThat(chat.at("/metadata/n").asInt()).isEqualTo(7);
        assertThat(chat.get("sentiment").asDouble()).isGreaterThan(0.5);
        JsonNode media = cast(MEDIA);
        text(media, "comment", mode, COMMENT);
        text(media.get("metadata"), "note", mode, NOTE);
        modes(media, mode, "comment", "metadata");
        assertThat(media.get("sentiment")).isEqualTo(chat.get("sentiment"));
        assertThat(summary()).as("counts as with redact").isEqualTo(counts);
        JsonNode shown = body(
                client.post(
                        "/v1/recommendations",
                        "{'media_id':'m','recommendation_type':'primary','metadata':{'note':'" + NOTE + "'}}"),
                201);
        text(shown.get("metadata"), "note", mode, NOTE);
        modes(shown, mode, "metadata");
        exported(chat, "chat");
        exported(media, "media");
    }

    private void exported(JsonNode item, String kind) throws IOException {
        Plain.Answer lines = client.get("/v1/export?format=jsonl&kind=" + kind);
        assertThat(json(lines.text())).isEqualTo(item);
        String[] csv = client.get("/v1/export?format=csv&kind=" + kind).text().split("\r\n", -1);
        assertThat(csv[0]).contains("comment_length", "text_modes");
        assertThat(csv[1].replace("\"\"", "\"")).contains(item.get("text_modes").toString());
        JsonNode comment = item.get("comment");
        if (!comment.isNull()) assertThat(csv[1]).contains(comment.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redact", "truncate", "hash", "none"})
    void aChangeIsKeptSo(String mode) throws IOException {
        media("m");
        JsonNode before = cast(CHAT);
        String id = before.get("id").asString();
        policy("{'mode':'" + mode + "','truncate_at':" + CUT + "}");
        String patch =
                "{'comment':'What a terrible, horrible answer','correction':null,'metadata':{'note':'" + NOTE + "'}}";
        JsonNode after = body(client.patch("/v1/feedback/" + id, patch), 200);
        assertThat(after).isEqualTo(read(id));
        assertThat(after.get("query")).as("not sent again").isEqualTo(before.get("query"));
        text(after, "comment", mode, "What a terrible, horrible answer");
        assertThat(after.get("correction").isNull()).isTrue();
        assertThat(after.get("correction_length").isNull()).isTrue();
        assertThat(after.get("sentiment").asDouble()).isLessThan(-0.5);
        modes(after, mode, "comment", "metadata");
        assertThat(summary().get("comments").asInt()).isEqualTo(1);
        body(client.patch("/v1/feedback/" + id, patch), 200);
        assertThat(read(id).get("revision").asInt()).as("the same again").isEqualTo(2);
        JsonNode back = body(client.patch("/v1/feedback/" + id, "{'comment':null,'metadata':null}"), 200);
        modes(back, "redact");
        assertThat(summary().get("comments").asInt()).isZero();
        JsonNode revisions =
                body(client.get("/v1/feedback/" + id + "/revisions"), 200).get("items");
        JsonNode second = revisions.get(1).get("signals");
        if (kept(mode, "What a terrible, horrible answer") != null)
            text(second, "comment", mode, "What a terrible, horrible answer");
        else assertThat(second.has("comment")).isFalse();
        assertThat(second.get("comment_length").asInt()).isEqualTo(32);
        if (!mode.equals("redact"))
            assertThat(second.get("text_modes"))
                    .isEqualTo(json("{'comment':'" + mode + "','metadata':'" + mode + "'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate", "hash", "none"})
    void aWithdrawalLeavesNothingAndARevivalIsNew(String mode) throws IOException {
        String policy = "{'mode':'" + mode + "','truncate_at':" + CUT + "}";
        policy(policy);
        String id = cast(CHAT).get("id").asString();
        client.patch("/v1/feedback/" + id, "{'comment':'Another'}");
        assertThat(client.delete("/v1/feedback/" + id).status()).isEqualTo(204);
        JsonNode gone = read(id);
        modes(gone, "redact");
        assertThat(gone.get("comment_length").isNull()).isTrue();
        assertThat(gone.get("correction_length").isNull()).isTrue();
        assertThat(gone.get("query_length").asInt()).isEqualTo(QUERY.length());
        for (JsonNode revision :
                body(client.get("/v1/feedback/" + id + "/revisions"), 200).get("items"))
            assertThat(revision.get("signals").propertyNames())
                    .doesNotContain("comment", "comment_length", "correction_length", "text_modes", "metadata");
        assertThat(summary().get("comments").asInt()).isZero();
        policy("{}");
        JsonNode revived = cast(CHAT);
        assertThat(revived.get("id").asString()).isEqualTo(id);
        text(revived, "query", "redact", QUERY);
        modes(revived, "redact");
        policy(policy);
        JsonNode again = cast(CHAT);
        text(again, "query", "redact", QUERY);
        modes(again, mode, "comment", "correction", "metadata");
    }

    /// A comment alone is a vote, also when nothing of it is kept.
    @Test
    void aVoteMayBeACommentThatIsNotKept() throws IOException {
        media("m");
        policy("{'mode':'none'}");
        String id = cast("{'media_id':'m','comment':'Only words'}").get("id").asString();
        body(client.patch("/v1/feedback/" + id, "{'metadata':{'a':1}}"), 200);
        assertFaults(client.patch("/v1/feedback/" + id, "{'comment':null}"), "invalid", "");
    }

    @Test
    void eachVersionOfThePolicyCanBeRead() throws IOException {
        String since = "'2026-11-20T09:00:00.123456Z'";
        JsonNode made = json("{'version':1,'since':" + since + ",'policy':{}}");
        assertThat(body(client.get("/v1/project/policies"), 200)).isEqualTo(json("{'items':[" + made + "]}"));
        policy("{'mode':'none'}");
        policy("{'mode':'none'}");
        policy("{}");
        assertThat(body(client.get("/v1/project/policies"), 200))
                .isEqualTo(json("{'items':[{'version':3,'since':" + since + ",'policy':{}},{'version':2,'since':"
                        + since + ",'policy':{'mode':'none'}}," + made + "]}"));
        body(client.patch("/v1/project", "{'time_zone':'Asia/Tokyo'}"), 200);
        assertThat(body(client.get("/v1/project/policies"), 200).get("items").size())
                .isEqualTo(3);
    }

    @Test
    void whatAnImportTellsMustFit() throws IOException {
        media("m");
        try (Client owner = new Client(server.port(), TestNode.LOCAL_TOKEN)) {
            String path = "/v1/feedback/batch?project=" + Client.encoded(project.name());
            JsonNode answer = body(
                    owner.post(
                            path,
                            "[{'media_id':'m','comment':'free words','exported':{'text_modes':{'comment':'hash','query':'x'}}},"
                                    + "{'media_id':'m','exported':{'comment_length':9,'sentiment':-0.7,"
                                    + "'text_modes':{'comment':'none'}}},"
                                    + "{'media_id':'m','rating':1,'exported':{'sentiment':-0.7}}]"),
                    200);
            assertThat(answer.at("/rejected/0/problem/errors").toString()).contains("/comment", "/exported/text_modes");
            JsonNode told = read(answer.at("/ids/1").asString());
            assertThat(told.get("sentiment").asDouble()).isEqualTo(-0.7);
            assertThat(told.get("comment_length").asInt()).isEqualTo(9);
            modes(told, "none", "comment");
            assertThat(read(answer.at("/ids/2").asString()).get("sentiment").isNull())
                    .isTrue();
            assertThat(summary().get("comments").asInt()).isEqualTo(1);
            assertThat(summary().at("/sentiment/negative").asInt()).isEqualTo(1);
        }
    }
}
