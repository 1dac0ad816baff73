package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A key names one intended write: repeated however often, it is done once and answered alike.
abstract class IdempotencyContract extends HttpContract {
    private static final String VOTE = "{'media_id':'m','rating':4,'comment':'ok','metadata':{'a':1,'b':2}}";
    private static final String KEYED = "{'idempotency_key':'k-1'," + VOTE.substring(1);
    private static final String HEADER = "Idempotency-Key: k-1";

    @BeforeEach
    void catalog() throws IOException {
        media("m");
    }

    @Test
    void theSameRequestGetsTheSameAnswer() throws IOException {
        Plain.Answer first = client.vote(VOTE, HEADER);
        assertThat(first.headers()).doesNotContainKey("idempotent-replayed");
        Stored stored = Stored.in(test);
        for (Plain.Answer again : List.of(
                client.vote(VOTE, HEADER),
                client.post("/feedback", VOTE, HEADER),
                client.vote(KEYED),
                client.vote(KEYED, HEADER),
                client.vote(
                        "{ 'metadata' : {'b':2,'a':1}, 'comment':'\\u006fk', 'rating' : 4 ,\n'media_id':'m',"
                                + "'user':null,'tags':[]}",
                        HEADER))) assertReplayed(again, first);
        assertThat(Stored.in(test)).isEqualTo(stored);
    }

    @Test
    void aKeyInTheBodyIsTheSameAsInTheHeader() throws IOException {
        Plain.Answer first = client.vote(KEYED, HEADER);
        assertThat(body(first, 201).get("revision").asInt()).isEqualTo(1);
        assertReplayed(client.vote(KEYED), first);
        assertReplayed(client.vote(VOTE, HEADER), first);
    }

    @Test
    void twoKeysAreRefused() throws IOException {
        assertProblem(
                client.vote(KEYED, "Idempotency-Key: k-2"),
                422,
                "invalid",
                "Idempotency-Key must be the same as idempotency_key in the body");
        assertThat(Stored.in(test).count("user_feedback")).isEqualTo(votes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'media_id':'m','rating':5,'comment':'ok','metadata':{'a':1,'b':2}}",
                "{'media_id':'m','rating':4,'comment':'ok','metadata':{'a':1,'b':3}}",
                "{'media_id':'m','rating':4,'comment':'ok','metadata':{'a':1,'b':2},'user':'ann'}",
                "{'media_id':'m','rating':4,'comment':'ok','metadata':{'a':1,'b':2},'known_identifiers':['ok']}",
                "{'query':'q','response':'r','rating':1}"
            })
    void anotherBodyUnderTheSameKeyIsAConflict(String other) throws IOException {
        body(client.vote(VOTE, HEADER), 201);
        Stored before = Stored.in(test);
        assertProblem(client.vote(other, HEADER), 409, "idempotency-conflict");
        assertProblem(
                client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}", HEADER),
                409,
                "idempotency-conflict");
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @Test
    void theFirstAnswerStaysWhateverBecameOfTheVote() throws IOException {
        String vote = "{'media_id':'m','user':'ann','rating':%d}";
        Plain.Answer first = client.vote(vote.formatted(1), HEADER);
        String address = "/v1/feedback/" + body(first, 201).get("id").asString();
        Plain.Answer second = client.vote(vote.formatted(2), "Idempotency-Key: k-2");
        assertThat(body(second, 200).get("revision").asInt()).isEqualTo(2);
        client.patch(address, "{'rating':3}");
        assertReplayed(client.vote(vote.formatted(1), HEADER), first);
        assertReplayed(client.vote(vote.formatted(2), "Idempotency-Key: k-2"), second);
        client.delete(address);
        Stored withdrawn = Stored.in(test);
        assertReplayed(client.vote(vote.formatted(1), HEADER), first);
        assertReplayed(client.vote(vote.formatted(2), "Idempotency-Key: k-2"), second);
        assertThat(Stored.in(test)).isEqualTo(withdrawn);
    }

    @Test
    void aKeyBelongsToItsProject() throws IOException {
        body(client.vote(VOTE, HEADER), 201);
        try (Client elsewhere = client(another(), KeyKind.SECRET)) {
            elsewhere.put("/v1/media/m", "{'title':'M','type':'film'}");
            assertThat(elsewhere.vote(VOTE, HEADER).headers()).doesNotContainKey("idempotent-replayed");
        }
    }

    @Test
    void anotherKeyOfTheSameProjectIsTheSameCaller() throws IOException {
        Plain.Answer first = client.vote(VOTE, HEADER);
        try (Client colleague = client(KeyKind.SECRET)) {
            assertReplayed(colleague.vote(VOTE, HEADER), first);
        }
    }

    @Test
    void midnightChangesNothing() throws IOException {
        clock.set(Instant.parse("2026-12-31T23:59:59.999999Z"));
        Plain.Answer first = client.vote(VOTE, HEADER);
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));
        assertReplayed(client.vote(VOTE, HEADER), first);
        clock.set(Instant.parse("2026-12-28T12:00:00Z"));
        assertReplayed(client.vote(VOTE, HEADER), first);
        clock.set(Instant.parse("2028-02-29T00:00:00Z"));
        assertReplayed(client.vote(VOTE, HEADER), first);
    }

    @Test
    void sixteenAtOnceAreStoredOnce() {
        int before = votes();
        List<Plain.Answer> answers = sixteen(caller -> VOTE, HEADER);
        JsonNode first = answers.getFirst().json();
        assertThat(answers).allSatisfy(answer -> assertThat(body(answer, 201)).isEqualTo(first));
        assertThat(answers.stream().filter(answer -> !answer.headers().containsKey("idempotent-replayed")))
                .hasSize(1);
        assertThat(votes()).isEqualTo(before + 1);
    }

    @Test
    void sixteenPeopleWithOneKeyAreOneVoteAndConflicts() {
        int before = votes();
        List<Plain.Answer> answers = sixteen(caller -> "{'media_id':'m','rating':1,'user':'u" + caller + "'}", HEADER);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(15);
        assertThat(votes()).isEqualTo(before + 1);
    }

    @Test
    void sixteenSecondVotesAtOnceAreSixteenRevisions() {
        List<Plain.Answer> answers =
                sixteen(caller -> "{'media_id':'m','user':'ann','rating':" + (caller % 5 + 1) + "}");
        assertThat(answers.stream().map(answer -> answer.json().get("revision").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(answers.stream()
                        .map(answer -> answer.json().get("id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "k\u00e9y",
                "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
                        + "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"
            })
    void aHeaderThatIsNoKeyIsRefused(String key) throws IOException {
        assertProblem(
                client.vote(VOTE, "Idempotency-Key: " + key),
                422,
                "invalid",
                "Idempotency-Key must be 1..128 characters of printable ASCII without spaces");
    }

    @Test
    void twoHeadersAreRefused() throws IOException {
        int before = votes();
        assertProblem(
                client.vote(VOTE, HEADER, "Idempotency-Key: k-2"),
                422,
                "invalid",
                "Idempotency-Key may be given once, got 2");
        assertThat(votes()).isEqualTo(before);
    }

    @Test
    void aRecommendationIsLoggedOnce() throws IOException {
        String shown = "{'media_id':'m','recommendation_type':'primary','score':0.5}";
        Plain.Answer first = client.post("/v1/recommendations", shown, HEADER);
        String id = body(first, 201).get("id").asString();
        Stored before = Stored.in(test);
        Plain.Answer again = client.post("/v1/recommendations", shown, HEADER);
        assertReplayed(again, first);
        assertProblem(
                client.post("/v1/recommendations", shown.replace("0.5", "0.6"), HEADER), 409, "idempotency-conflict");
        assertProblem(client.vote(VOTE, HEADER), 409, "idempotency-conflict");
        assertThat(Stored.in(test)).isEqualTo(before);
        client.patch("/v1/recommendations/" + id, "{'selected':true}");
        Plain.Answer later = client.post("/v1/recommendations", shown, HEADER);
        assertThat(later.status()).isEqualTo(201);
        assertThat(later.headers()).containsEntry("idempotent-replayed", "true");
        assertThat(later.json().get("id").asString()).isEqualTo(id);
        client.delete("/v1/recommendations/" + id);
        assertProblem(client.post("/v1/recommendations", shown, HEADER), 409, "gone");
    }

    private static void assertReplayed(Plain.Answer again, Plain.Answer first) {
        assertThat(again.status()).as(again.text()).isEqualTo(first.status());
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
        assertThat(again.headers().get("location")).isEqualTo(first.headers().get("location"));
    }

    private int votes() {
        return Stored.in(test).count("user_feedback");
    }

    private interface Sender {
        String vote(int caller);
    }

    private List<Plain.Answer> sixteen(Sender sender, String... headers) {
        var requests = new ArrayList<Crowd.Request>();
        for (int i = 0; i < Crowd.SIZE; i++) {
            String vote = sender.vote(i);
            requests.add(caller -> caller.vote(vote, headers));
        }
        return Crowd.send(server.port(), client.key(), requests);
    }
}
