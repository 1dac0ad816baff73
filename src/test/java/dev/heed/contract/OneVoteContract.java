package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// One vote for one thing: the second is a new revision of the first.
abstract class OneVoteContract extends HttpContract {
    private static final String CHAT = "'query':'q','response':'r','message_id':'msg'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'media_id':'m','user':'ann'",
                "'media_id':'m','session':'s'",
                "'media_id':'m','user':'ann','session':'s'",
                "'media_id':'m','recommendation_id':'%s'",
                "'media_id':'m','recommendation_id':'%s','user':'ann','session':'s'",
                CHAT,
                CHAT + ",'user':'ann'"
            })
    void aSecondVoteForTheSameThingReplacesWhatTheFirstSaid(String template) throws IOException {
        media("m");
        String thing = template.formatted(shown("m"));
        boolean chat = thing.contains("query");
        String first = id(client.vote("{" + thing + ",'rating':1,'comment':'one','tags':['a'],'metadata':{'n':1}"
                + (chat ? ",'correction':'c'}" : ",'watched_completion':true}")));
        client.patch("/v1/feedback/" + first, "{'triage':'seen'}");
        clock.pass(Duration.ofHours(30));
        Plain.Answer second = client.vote("{" + thing + ",'rating':" + (chat ? -1 : 3) + "}");
        assertThat(body(second, 200))
                .isEqualTo(json("{'status':'success','id':'" + first + "','kind':'" + (chat ? "chat" : "media")
                        + "','revision':2,'verified':true}"));
        assertThat(second.headers()).doesNotContainKey("location");
        JsonNode item = one(first);
        assertThat(item.get("rating")).isEqualTo(json(chat ? "'down'" : "3"));
        for (String emptied : List.of("comment", "metadata", chat ? "correction" : "watched_completion"))
            assertThat(item.get(emptied).isNull()).as(emptied).isTrue();
        assertThat(item.get("tags")).isEmpty();
        assertThat(item.get("triage").asString()).isEqualTo("seen");
        assertThat(item.get("timestamp").asString()).isEqualTo(TestClock.START.toString());
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).hasSize(1);
        assertThat(body(client.get("/v1/feedback/" + first + "/revisions"), 200).get("items"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'media_id':'m','rating':5",
                "'query':'q','response':'r','rating':1",
                "'query':'q','response':'r','rating':1,'user':'ann','session':'s'"
            })
    void withoutAThingEachVoteStandsAlone(String vote) throws IOException {
        media("m");
        assertThat(id(client.vote("{" + vote + "}"))).isNotEqualTo(id(client.vote("{" + vote + "}")));
    }

    @Test
    void otherThingsAreOtherVotes() throws IOException {
        media("m", "n");
        String shown = shown("m");
        String again = shown("m");
        List<String> votes = List.of(
                "{'media_id':'m','user':'ann','rating':1}",
                "{'media_id':'n','user':'ann','rating':1}",
                "{'media_id':'m','user':'bob','rating':1}",
                "{'media_id':'m','session':'ann','rating':1}",
                "{'media_id':'m','user':'ann','recommendation_id':'" + shown + "','rating':1}",
                "{'media_id':'m','user':'ann','recommendation_id':'" + again + "','rating':1}",
                "{'query':'q','response':'r','message_id':'ann','rating':1}",
                "{'query':'q','response':'r','message_id':'Ann','rating':1}");
        for (String vote : votes) body(client.vote(vote), 201);
        try (Client elsewhere = client(another(), KeyKind.SECRET)) {
            elsewhere.put("/v1/media/m", "{'title':'M','type':'film'}");
            body(elsewhere.vote(votes.getFirst()), 201);
        }
        for (String vote : votes) body(client.vote(vote), 200);
    }

    @Test
    void whoAnswersARecommendationIsNotAskedAgainByName() throws IOException {
        media("m");
        String vote = "{'media_id':'m','recommendation_id':'" + shown("m") + "','rating':1,'user':'%s'}";
        String first = id(client.vote(vote.formatted("ann")));
        assertThat(body(client.vote(vote.formatted("bob")), 200).get("id").asString())
                .isEqualTo(first);
    }

    @Test
    void aVoteKeepsACopyOfWhatItAnswers() throws IOException {
        media("m");
        String shown =
                body(client.post("/v1/recommendations", """
                {'media_id':'m','recommendation_type':'backup','score':0.25,'position':3,'model':'mf-1'}"""), 201).get("id").asString();
        JsonNode item = one(id(client.vote("{'media_id':'m','recommendation_id':'" + shown + "','rating':5}")));
        assertThat(item.get("recommendation_id").asString()).isEqualTo(shown);
        assertThat(item.get("recommendation_type").asString()).isEqualTo("backup");
        assertThat(item.get("score").asDouble()).isEqualTo(0.25);
        assertThat(item.get("position").asInt()).isEqualTo(3);
        assertThat(item.get("model").asString()).isEqualTo("mf-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"of another item", "unknown", "a vote", "no id"})
    void aRecommendationThatItCannotAnswerIsRefused(String which) throws IOException {
        media("m", "n");
        String id = switch (which) {
            case "of another item" -> shown("n");
            case "unknown" -> "r" + shown("m").substring(1, 3) + "0000000000001";
            case "a vote" -> id(client.vote("{'media_id':'m','rating':1}"));
            default -> "r-7";
        };
        Stored before = Stored.in(test);
        assertFaults(
                client.vote("{'media_id':'m','recommendation_id':'" + id + "','rating':1}"),
                "invalid",
                "/recommendation_id");
        assertThat(Stored.in(test)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'media_id':'m','user':'ann','comment':'old words'", CHAT + ",'comment':'old words'"})
    void aSecondVoteRevivesAWithdrawnOne(String thing) throws IOException {
        media("m");
        String vote = "{" + thing.replace("old", "new") + ",'rating':1}";
        String first = id(client.vote("{" + thing + ",'rating':1}"));
        assertThat(client.delete("/v1/feedback/" + first).status()).isEqualTo(204);
        JsonNode revived = body(client.vote(vote), 200);
        assertThat(revived.get("id").asString()).isEqualTo(first);
        assertThat(revived.get("revision").asInt()).isEqualTo(3);
        JsonNode item = one(first);
        assertThat(item.get("withdrawn_at").isNull()).isTrue();
        assertThat(item.get("comment").asString()).isEqualTo("new words");
        if (item.has("query")) {
            assertThat(item.get("query").asString()).isEqualTo("q");
            assertThat(item.get("response").asString()).isEqualTo("r");
        }
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).hasSize(1);
        assertThat(Stored.in(test).text()).doesNotContain("old words");
    }

    @Test
    void aVoteNobodyVouchesForStandsBesideTheVerifiedOne() throws IOException {
        media("m");
        var ballot = new Ballot.Media(
                "m",
                1,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                new Ballot.Circumstances("ann", null, null, null, List.of(), null, null));
        var unverified = (Outcome.Stored) server.node().intake.cast(project, ballot, false, 0);
        String verified = id(client.vote("{'media_id':'m','user':'ann','rating':5}"));
        assertThat(verified).isNotEqualTo(unverified.id().toString());
        assertThat(one(unverified.id().toString()).get("verified").asBoolean()).isFalse();
        assertThat(one(unverified.id().toString()).get("rating").asInt()).isEqualTo(1);
        body(client.vote("{'media_id':'m','user':'ann','rating':4}"), 200);
        assertThat(one(unverified.id().toString()).get("rating").asInt()).isEqualTo(1);
    }

    private String shown(String mediaId) throws IOException {
        return body(
                        client.post(
                                "/v1/recommendations",
                                "{'media_id':'" + mediaId + "','recommendation_type':'primary'}"),
                        201)
                .get("id")
                .asString();
    }

    private static String id(Plain.Answer stored) {
        return body(stored, 201).get("id").asString();
    }

    private JsonNode one(String id) throws IOException {
        return body(client.get("/v1/feedback/" + id), 200);
    }
}
