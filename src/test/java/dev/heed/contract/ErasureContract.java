package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.capture.TestNode;
import dev.heed.storage.Recount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is erased is gone from every page and number, the receipt says so, and nothing comes back by a resend.
abstract class ErasureContract extends HttpContract {
    @BeforeEach
    void catalog() throws IOException {
        media("m", "n");
    }

    @Test
    void aUserGoesWithEverything() throws IOException {
        String shown = shown("'media_id':'m','user':'ann'", "k-r");
        String nobodys = shown("'media_id':'n'", null);
        String answered = vote("'media_id':'m','rating':5,'comment':'one','recommendation_id':'" + shown + "'", null);
        String answers = vote("'media_id':'n','rating':4,'user':'ann','recommendation_id':'" + nobodys + "'", "k-1");
        String loose = vote("'media_id':'m','rating':3,'user':'ann','tags':['slow']", "k-2");
        client.patch("/v1/feedback/" + loose, "{'rating':2,'tags':['dull']}");
        String chat = vote("'query':'q','response':'r','rating':1,'user':'ann'", "k-3");
        client.delete("/v1/feedback/" + chat);
        String other = vote("'media_id':'m','rating':1,'user':'bob','tags':['slow']", "k-4");
        JsonNode receipt = erased("'user':'ann'");
        assertThat(receipt.get("erased"))
                .isEqualTo(json("{'media_votes':3,'chat_votes':1,'revisions':2,'recommendations':2,"
                        + "'idempotency_keys':4}"));
        assertThat(receipt.get("digest").asString()).isEqualTo(digest(shown, nobodys, answered, answers, loose, chat));
        assertThat(receipt.get("subject").asString()).hasSize(26);
        assertThat(receipt.get("feedback_id").isNull()).isTrue();
        assertThat(receipt.get("done_at").asString()).isEqualTo(clock.instant().toString());
        assertThat(Stored.in(test).text()).doesNotContain("dull").contains("slow");
        for (String gone : List.of(answered, answers, loose, chat)) {
            assertProblem(client.get("/v1/feedback/" + gone), 404, "not-found");
            assertProblem(client.get("/v1/feedback/" + gone + "/revisions"), 404, "not-found");
        }
        assertProblem(client.get("/v1/recommendations/" + shown), 404, "not-found");
        JsonNode page = body(client.get("/v1/feedback"), 200).get("items");
        assertThat(page)
                .singleElement()
                .satisfies(vote -> assertThat(vote.get("id").asString()).isEqualTo(other));
        assertThat(body(client.get("/v1/recommendations"), 200).get("items")).isEmpty();
        assertThat(body(client.get("/v1/insights/summary"), 200)
                        .at("/figures/votes")
                        .asInt())
                .isEqualTo(1);
        assertThat(Recount.check(server.node().database).wrong()).isZero();
    }

    @Test
    void aLateResendIsRefusedAndANewVoteIsWelcome() throws IOException {
        String shown = shown("'media_id':'m','user':'ann'", "k-r");
        vote("'media_id':'m','rating':3,'user':'ann'", "k-1");
        erased("'user':'ann'");
        assertProblem(client.vote("{'media_id':'m','rating':3,'user':'ann'}", "Idempotency-Key: k-1"), 409, "gone");
        assertProblem(
                client.post(
                        "/v1/recommendations",
                        "{'recommendation_type':'primary','media_id':'m','user':'ann'}",
                        "Idempotency-Key: k-r"),
                409,
                "gone");
        assertFaults(
                client.vote("{'media_id':'m','rating':3,'recommendation_id':'" + shown + "'}"),
                "invalid",
                "/recommendation_id");
        JsonNode again = body(client.vote("{'media_id':'m','rating':3,'user':'ann'}"), 201);
        assertThat(again.get("revision").asInt()).isEqualTo(1);
        body(client.get("/v1/feedback/" + again.get("id").asString()), 200);
        JsonNode second = erased("'user':'ann'");
        assertThat(second.get("erased").get("media_votes").asInt()).isEqualTo(1);
    }

    @Test
    void aSubjectIsThePseudonymOfAUser() throws IOException {
        String vote = vote("'media_id':'m','rating':3,'user':'ann'", null);
        String subject =
                body(client.get("/v1/feedback/" + vote), 200).get("subject").asString();
        JsonNode receipt = erased("'subject':'" + subject + "'");
        assertThat(receipt.get("subject").asString()).isEqualTo(subject);
        assertThat(receipt.get("erased").get("media_votes").asInt()).isEqualTo(1);
        assertThat(receipt.get("digest").asString()).isEqualTo(digest(vote));
    }

    @Test
    void oneVoteGoesAloneAndWhatItAnswersStays() throws IOException {
        String shown = shown("'media_id':'m','user':'ann'", null);
        String one = vote("'media_id':'m','rating':3,'recommendation_id':'" + shown + "'", "k-1");
        String other = vote("'media_id':'n','rating':3,'user':'ann'", null);
        JsonNode receipt = erased("'feedback_id':'" + one + "'");
        assertThat(receipt.get("feedback_id").asString()).isEqualTo(one);
        assertThat(receipt.get("subject").isNull()).isTrue();
        assertThat(receipt.get("erased"))
                .isEqualTo(json("{'media_votes':1,'chat_votes':0,'revisions':0,'recommendations':0,"
                        + "'idempotency_keys':1}"));
        body(client.get("/v1/recommendations/" + shown), 200);
        body(client.get("/v1/feedback/" + other), 200);
        assertProblem(client.post("/v1/erasures", "{'feedback_id':'" + one + "'}"), 404, "not-found");
        assertThat(Recount.check(server.node().database).wrong()).isZero();
    }

    @Test
    void nobodyIsErasedToo() throws IOException {
        JsonNode receipt = erased("'user':'nobody'");
        assertThat(receipt.get("erased"))
                .isEqualTo(json("{'media_votes':0,'chat_votes':0,'revisions':0,'recommendations':0,"
                        + "'idempotency_keys':0}"));
        assertThat(receipt.get("digest").asString()).isEqualTo(digest());
    }

    @Test
    void aUserIsKeptNowhere() throws IOException {
        String user = "ann-of-green-gables";
        vote("'media_id':'m','rating':3,'user':'" + user + "'", null);
        assertThat(erased("'user':'" + user + "'").toString()).doesNotContain(user);
        assertThat(Stored.in(test).text()).doesNotContain(user);
        assertThat(log.raw()).noneMatch(line -> line.contains(user));
    }

    @Test
    void aVoteOfAnotherProjectIsNotThere() throws IOException {
        String vote = vote("'media_id':'m','rating':3,'user':'ann'", null);
        String receipt = "/v1/erasures/" + erased("'user':'nobody'").get("id").asString();
        try (Client elsewhere = client(another(), KeyKind.SECRET)) {
            assertProblem(elsewhere.post("/v1/erasures", "{'feedback_id':'" + vote + "'}"), 404, "not-found");
            assertProblem(elsewhere.get(receipt), 404, "not-found");
            assertThat(body(elsewhere.get("/v1/erasures"), 200).get("items")).isEmpty();
            body(elsewhere.post("/v1/erasures", "{'user':'ann'}"), 202);
        }
        body(client.get("/v1/feedback/" + vote), 200);
    }

    @Test
    void exactlyOneThingIsErased() throws IOException {
        String one = " must have exactly one of user, subject and feedback_id, got ";
        assertProblem(client.post("/v1/erasures", "{}"), 422, "invalid", one + 0);
        assertProblem(
                client.post("/v1/erasures", "{'user':'a','subject':'" + "0".repeat(26) + "'}"),
                422,
                "invalid",
                one + 2);
        assertFaults(
                client.post("/v1/erasures", "{'user':'','subject':'x','feedback_id':'r','name':1}"),
                "invalid",
                "/user",
                "/subject",
                "/feedback_id",
                "/name");
        assertProblem(client.post("/v1/erasures", "{'feedback_id':'m000000000000001'}"), 404, "not-found");
        assertThat(body(client.get("/v1/erasures"), 200).get("items")).isEmpty();
    }

    @Test
    void receiptsAreListedNewestFirst() throws IOException {
        List<String> asked = Stream.of("a", "b", "c")
                .map(user -> ask("'user':'" + user + "'"))
                .toList();
        JsonNode first = body(client.get("/v1/erasures?limit=2"), 200);
        assertThat(first.get("items").valueStream().map(item -> item.get("id").asString()))
                .containsExactly(asked.get(2), asked.get(1));
        JsonNode rest = body(
                client.get("/v1/erasures?limit=2&cursor="
                        + first.get("next_cursor").asString()),
                200);
        assertThat(rest.get("items").valueStream().map(item -> item.get("id").asString()))
                .containsExactly(asked.getFirst());
        assertThat(rest.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void onlySecretKeysErase() throws IOException {
        for (KeyKind kind : List.of(KeyKind.READ, KeyKind.PUBLISHABLE))
            try (Client other = client(kind)) {
                assertProblem(other.post("/v1/erasures", "{'user':'a'}"), 403, "forbidden");
                assertProblem(other.get("/v1/erasures"), 403, "forbidden");
            }
        assertProblem(client.post("/v1/erasures/rewrite", "{}"), 403, "forbidden");
    }

    @Test
    void theFilesAreWrittenAnewForTheOwner() throws IOException {
        String receipt = "/v1/erasures/" + erased("'user':'a'").get("id").asString();
        try (Client owner = new Client(server.port(), TestNode.LOCAL_TOKEN)) {
            assertThat(body(owner.send("POST", "/v1/erasures/rewrite", null), 200)
                            .get("traces")
                            .asString())
                    .isEqualTo("gone");
        }
        JsonNode after = body(client.get(receipt), 200);
        assertThat(after.get("traces").asString()).isEqualTo("gone");
        assertThat(after.get("left")).isNotEmpty();
        assertThat(after.get("copies")).isEmpty();
    }

    private String vote(String fields, @Nullable String key) throws IOException {
        String[] headers = key == null ? new String[0] : new String[] {"Idempotency-Key: " + key};
        return body(client.vote("{" + fields + "}", headers), 201).get("id").asString();
    }

    private String shown(String fields, @Nullable String key) throws IOException {
        String[] headers = key == null ? new String[0] : new String[] {"Idempotency-Key: " + key};
        String shown = "{'recommendation_type':'primary'," + fields + "}";
        return body(client.post("/v1/recommendations", shown, headers), 201)
                .get("id")
                .asString();
    }

    private String ask(String what) {
        try {
            JsonNode answer = body(client.post("/v1/erasures", "{" + what + "}"), 202);
            assertThat(answer.get("state").asString()).isEqualTo("queued");
            return answer.get("id").asString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode erased(String what) throws IOException {
        JsonNode receipt = body(client.get("/v1/erasures/" + ask(what) + "?within=30"), 200);
        assertThat(receipt.get("state").asString()).isEqualTo("done");
        // PostgreSQL's files are looked after by its autovacuum
        if (server.node().database.engine().equals("sqlite"))
            assertThat(receipt.get("traces").asString()).isEqualTo("gone");
        return receipt;
    }

    private static String digest(String... ids) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            Stream.of(ids).sorted().forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.US_ASCII)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
