package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What votes that came in over HTTP look like in numbers.
abstract class NumbersContract extends HttpContract {
    private static final String NOTHING = "{'value':null,'n':0,'of':0,'low':0.0,'high':1.0}";

    /// At 09:00 UTC on the 20th of November 2026.
    private void votes() throws IOException {
        media("dune", "alien");
        for (String vote : List.of(
                "{'media_id':'dune','rating':5,'watched_completion':true,'comment':'Wide.'}",
                "{'media_id':'dune','rating':5,'watched_completion':false,'would_watch_again':true}",
                "{'media_id':'alien','tags':['dark'],'timestamp':'2026-11-18T23:30:00Z'}",
                "{'query':'q','response':'r','rating':'up','model':'gpt','tags':['dark']}"))
            assertThat(client.vote(vote).status()).isEqualTo(201);
    }

    @Test
    void theSummaryIsExact() throws IOException {
        votes();
        JsonNode figures = body(client.get("/v1/insights/summary"), 200);
        assertThat(figures.propertyNames())
                .containsExactly(
                        "votes",
                        "media",
                        "chat",
                        "stars",
                        "completion",
                        "again",
                        "liked",
                        "thumbs_up",
                        "comments",
                        "sentiment");
        assertThat(figures.get("votes").isIntegralNumber()).isTrue();
        assertThat(figures.get("votes").intValue()).isEqualTo(4);
        assertThat(figures.get("media").intValue()).isEqualTo(3);
        assertThat(figures.get("stars")).isEqualTo(json("{'mean':5.0,'n':2,'low':null,'high':null}"));
        assertThat(figures.at("/completion/value").doubleValue()).isEqualTo(0.5);
        assertThat(figures.at("/liked/of").intValue()).isEqualTo(2);
        assertThat(figures.at("/liked/high").doubleValue()).isEqualTo(1);
        assertThat(figures.get("comments").intValue()).isEqualTo(1);
        assertThat(body(client.get("/v1/insights/summary?kind=chat"), 200).get("again"))
                .isEqualTo(json(NOTHING));
        JsonNode tagged = body(client.get("/v1/insights/summary?tag=dark"), 200);
        assertThat(tagged.get("votes").intValue()).isEqualTo(2);
        assertThat(tagged.get("liked").isNull()).isTrue();
        assertThat(body(client.get("/v1/insights/summary?verified=false"), 200)
                        .get("votes")
                        .intValue())
                .isZero();
    }

    @Test
    void ratingsAreADistribution() throws IOException {
        votes();
        assertThat(body(client.get("/v1/insights/ratings?from=2026-11-20T10:00:00%2B01:00"), 200))
                .isEqualTo(json("""
                        {'stars':[{'stars':1,'votes':0},{'stars':2,'votes':0},{'stars':3,'votes':0},
                                  {'stars':4,'votes':0},{'stars':5,'votes':2}],'up':1,'down':0}"""));
        assertThat(body(client.get("/v1/insights/ratings?kind=chat&model=gpt"), 200))
                .isEqualTo(json("{'stars':null,'up':1,'down':0}"));
    }

    @Test
    void trendsFollowTheClocksOfAPlace() throws IOException {
        votes();
        JsonNode trends = body(client.get("/v1/insights/trends?time_zone=Europe/Paris"), 200);
        assertThat(trends.get("by").asString()).isEqualTo("day");
        assertThat(trends.get("time_zone").asString()).isEqualTo("Europe/Paris");
        assertThat(shown(trends)).containsExactly("2026-11-19T00:00:00+01:00 1", "2026-11-20T00:00:00+01:00 3");
        client.patch("/v1/project", "{'time_zone':'America/New_York'}");
        assertThat(shown(body(client.get("/v1/insights/trends"), 200)))
                .containsExactly(
                        "2026-11-18T00:00:00-05:00 1", "2026-11-19T00:00:00-05:00 0", "2026-11-20T00:00:00-05:00 3");
        assertThat(shown(body(client.get("/v1/insights/trends?media_id=dune&by=month&time_zone=UTC"), 200)))
                .containsExactly("2026-11-01T00:00:00Z 2");
        client.patch("/v1/project", "{'time_zone':'Asia/Kolkata'}");
        assertFaults(client.get("/v1/insights/trends"), "invalid", "time_zone");
    }

    private static List<String> shown(JsonNode trends) {
        return trends.get("buckets")
                .valueStream()
                .map(bucket -> bucket.get("start").asString() + " "
                        + bucket.at("/figures/votes").intValue())
                .toList();
    }

    @Test
    void whatCannotBeAnsweredIsRefusedWithAReason() throws IOException {
        assertProblem(
                client.get("/v1/insights/summary?subject=s&from=2026-11-20T10:30:00Z"),
                422,
                "invalid",
                "subject cannot be asked of the counts yet; kind, from, to, verified, and one of media_id, model and"
                        + " tag can be asked",
                "from must be a whole hour: votes are counted by the hour");
        assertProblem(
                client.get("/v1/insights/trends?by=hour&from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z"),
                422,
                "invalid",
                "by would make more than 1000 buckets; ask for longer ones, or for less time");
        assertFaults(
                client.get("/v1/insights/trends?triage=new&rating=5&time_zone=Mars/Base"),
                "invalid",
                "rating",
                "triage",
                "time_zone");
        assertFaults(client.get("/v1/insights/ratings?media_id=a&by=day&q=x"), "invalid", "by", "q");
        assertFaults(
                client.get("/v1/insights/trends?from=0000-01-01T00:00:00Z&to=9999-12-31T23:00:00Z&by=month"),
                "invalid",
                "by");
    }

    @Test
    void anotherProjectsVotesCountNowhere() throws IOException {
        votes();
        try (Client stranger = client(another(), KeyKind.READ)) {
            for (String query : List.of("", "?tag=dark", "?media_id=dune", "?kind=chat&model=gpt"))
                assertThat(body(stranger.get("/v1/insights/summary" + query), 200)
                                .get("votes")
                                .intValue())
                        .as(query)
                        .isZero();
            assertThat(body(stranger.get("/v1/insights/trends"), 200).get("buckets"))
                    .isEmpty();
        }
    }
}
