package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.capture.TestNode;
import dev.heed.storage.Recount;
import dev.heed.web.api.Plain;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What only the owner of the instance may send in batches: votes and showings of another time and place.
abstract class PastContract extends HttpContract {
    private static final String SUBJECT = "0" + "a".repeat(25);
    private static final String SESSION = "1" + "b".repeat(25);

    private Client owner;

    @BeforeEach
    void addOwner() throws IOException {
        media("m");
        owner = new Client(server.port(), TestNode.LOCAL_TOKEN);
    }

    @AfterEach
    void closeOwner() throws IOException {
        owner.close();
    }

    private Plain.Answer votes(String body) throws IOException {
        return owner.post("/v1/feedback/batch?project=" + project.name().replace(" ", "%20"), body);
    }

    private Plain.Answer showings(String body) throws IOException {
        return owner.post("/v1/recommendations?project=" + project.name().replace(" ", "%20"), body);
    }

    private static String id(Plain.Answer answer, int index) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("rejected")).as(answer.text()).isEmpty();
        return answer.json().path("ids").get(index).stringValue();
    }

    private JsonNode one(String id) throws IOException {
        return body(client.get("/v1/feedback/" + id), 200);
    }

    @Test
    void keepsWhatAnExportTells() throws IOException {
        String id = id(votes("""
                [{'media_id':'m','rating':4,'comment':'Call [PHONE]','timestamp':'1970-01-01T00:00:00Z','exported':{
                'subject':'%s','session':'%s','received_at':'1999-12-31T23:59:59.999999Z','verified':false,
                'triage':'done','revision':3,'found':{'PHONE':2}}}]""".formatted(SUBJECT, SESSION)), 0);
        JsonNode vote = one(id);
        assertThat(vote.path("subject").asString()).isEqualTo(SUBJECT);
        assertThat(vote.path("session").asString()).isEqualTo(SESSION);
        assertThat(vote.path("timestamp").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(vote.path("received_at").asString()).isEqualTo("1999-12-31T23:59:59.999999Z");
        assertThat(vote.path("verified").asBoolean(true)).isFalse();
        assertThat(vote.path("triage").asString()).isEqualTo("done");
        assertThat(vote.path("revision").asInt()).isEqualTo(3);
        assertThat(vote.path("found").toString()).isEqualTo("{\"PHONE\":2}");
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @Test
    void countsNothingThatWasWithdrawn() throws IOException {
        String id = id(votes("""
                [{'query':'Who are you?','response':'Me.','rating':'up','comment':'so good','exported':{
                'revision':2,'withdrawn_at':'2020-01-01T00:00:00Z','query_length':12,'response_length':3}}]"""), 0);
        JsonNode vote = one(id);
        assertThat(vote.path("withdrawn_at").asString()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(vote.path("query").asString()).isEmpty();
        assertThat(vote.path("comment").isNull()).isTrue();
        assertThat(vote.path("revision").asInt()).isEqualTo(2);
        assertThat(vote.path("query_length").asInt()).isEqualTo(12);
        assertThat(client.get("/v1/insights/summary?kind=chat")
                        .json()
                        .at("/figures/votes")
                        .asInt(-1))
                .isZero();
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @Test
    void knowsTheSamePersonByUserAndByPseudonym() throws IOException {
        String live = client.post("/v1/feedback", "{'media_id':'m','rating':1,'user':'ann'}")
                .json()
                .path("id")
                .stringValue();
        String subject = one(live).path("subject").asString();
        Plain.Answer past = votes("[{'media_id':'m','rating':5,'exported':{'subject':'" + subject + "'}}]");
        assertThat(id(past, 0)).isEqualTo(live);
        assertThat(past.json().path("revised").asInt()).isEqualTo(1);
    }

    @Test
    void takesBackWhatWasWithdrawnElsewhere() throws IOException {
        String there = "'media_id':'m','rating':5,'comment':'a canary'";
        String told = "'subject':'" + SUBJECT + "'";
        String id = id(votes("[{%s,'exported':{%s}}]".formatted(there, told)), 0);
        assertThat(id(
                        votes("[{%s,'exported':{%s,'revision':2,'withdrawn_at':'2020-01-01T00:00:00Z'}}]"
                                .formatted(there, told)),
                        0))
                .isEqualTo(id);
        assertThat(one(id).path("withdrawn_at").asString()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(client.get("/v1/feedback/" + id + "/revisions").text()).doesNotContain("canary");
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    @Test
    void joinsVotesToShowingsByTheirKey() throws IOException {
        String shown = id(showings("""
                [{'media_id':'m','recommendation_type':'primary','score':0.25,'model':'a','position':2,
                'timestamp':'2001-02-03T04:05:06Z','idempotency_key':'recommendation:r1',
                'exported':{'subject':'%s','received_at':'2001-02-03T04:05:07Z','revision':4,'found':{'EMAIL':1}}}]""".formatted(SUBJECT)), 0);
        JsonNode showing = body(client.get("/v1/recommendations/" + shown), 200);
        assertThat(showing.path("revision").asInt()).isEqualTo(4);
        assertThat(showing.path("subject").asString()).isEqualTo(SUBJECT);
        assertThat(showing.path("received_at").asString()).isEqualTo("2001-02-03T04:05:07Z");
        assertThat(showing.path("found").toString()).isEqualTo("{\"EMAIL\":1}");
        Plain.Answer votes = votes("""
                [{'media_id':'m','rating':5,'exported':{'recommendation_key':'recommendation:r1'}},
                 {'media_id':'m','rating':5,'exported':{'recommendation_key':'recommendation:r2'}}]""");
        assertThat(votes.json().path("accepted").asInt()).as(votes.text()).isEqualTo(1);
        assertThat(votes.text()).contains("/exported/recommendation_key", "import the recommendations first");
        JsonNode vote = one(votes.json().path("ids").get(0).stringValue());
        assertThat(vote.path("recommendation_id").asString()).isEqualTo(shown);
        assertThat(vote.path("score").asDouble()).isEqualTo(0.25);
        assertThat(vote.path("position").asInt()).isEqualTo(2);
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    /// From the application's own spool, say: the key and the body are the same, and so is the answer.
    @Test
    void isTheSameAsALiveVoteWithItsKey() throws IOException {
        String vote = "{'media_id':'m','rating':5,'idempotency_key':'k'}";
        String live = client.post("/v1/feedback", vote).json().path("id").stringValue();
        Plain.Answer again = votes("[" + vote + "]");
        assertThat(id(again, 0)).isEqualTo(live);
        assertThat(again.json().path("duplicates").asInt()).isEqualTo(1);
        assertThat(votes("[" + vote.replace("}", ",'exported':{'triage':'done'}}") + "]")
                        .text())
                .contains("idempotency-conflict");
        String showing = "{'media_id':'m','recommendation_type':'primary','idempotency_key':'s'}";
        String shown =
                client.post("/v1/recommendations", showing).json().path("id").stringValue();
        assertThat(id(showings("[" + showing + "]"), 0)).isEqualTo(shown);
    }

    @Test
    void knowsAVoteOfNobodyByTheIdItHad() throws IOException {
        String told = "'exported':{'id':'m070abcdefghjkmn'";
        String id = id(votes("[{'media_id':'m','rating':5," + told + "}}]"), 0);
        Plain.Answer later =
                votes("[{'media_id':'m','rating':5," + told + ",'revision':2,'withdrawn_at':'2020-01-01T00:00:00Z'}}]");
        assertThat(id(later, 0)).isEqualTo(id);
        assertThat(one(id).path("withdrawn_at").asString()).isEqualTo("2020-01-01T00:00:00Z");
    }

    @Test
    void saysEverythingThatCannotBe() throws IOException {
        Plain.Answer answer = votes("""
                [{'media_id':'m','rating':5,'user':'ann','timestamp':'1969-12-31T23:59:59Z','exported':{
                'subject':'%s','revision':1,'withdrawn_at':'2999-01-01T00:00:00Z','found':{'EMAIL':-4294967291}}},
                {'media_id':'m','rating':5,'exported':{'subject':'ann@kanarie.example','revision':0,'nose':1}}]""".formatted(SUBJECT));
        assertThat(errors(answer, 0))
                .containsExactlyInAnyOrder(
                        "/timestamp", "/user", "/exported/withdrawn_at", "/exported/revision", "/exported/found");
        assertThat(errors(answer, 1))
                .containsExactlyInAnyOrder("/exported/subject", "/exported/revision", "/exported/nose");
        assertThat(answer.text()).doesNotContain("kanarie");
    }

    private static java.util.List<String> errors(Plain.Answer answer, int index) {
        return java.util.stream.StreamSupport.stream(
                        answer.json()
                                .at("/rejected/" + index + "/problem/errors")
                                .spliterator(),
                        false)
                .map(error -> error.path("pointer").asString())
                .toList();
    }

    @Test
    void isTheOwnersAlone() throws IOException {
        Plain.Answer old =
                client.post("/v1/feedback/batch", "[{'media_id':'m','rating':5,'timestamp':'1999-01-01T00:00:00Z'}]");
        assertThat(errors(old, 0)).containsExactly("/timestamp");
        Plain.Answer told = client.post("/v1/feedback/batch", "[{'media_id':'m','rating':5,'exported':{}}]");
        assertThat(errors(told, 0)).containsExactly("/exported");
        Plain.Answer shown =
                client.post("/v1/recommendations", "[{'media_id':'m','recommendation_type':'primary','exported':{}}]");
        assertThat(errors(shown, 0)).containsExactly("/exported");
    }
}
