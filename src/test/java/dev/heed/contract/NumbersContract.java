package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.KeyKind;
import java.io.IOException;
import java.time.Instant;
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
        JsonNode summary = body(client.get("/v1/insights/summary"), 200);
        assertThat(summary.propertyNames()).containsExactly("figures", "response", "unverified", "before", "change");
        assertThat(summary.get("before").isNull()).isTrue();
        JsonNode figures = summary.get("figures");
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
        assertThat(body(client.get("/v1/insights/summary?kind=chat"), 200).at("/figures/again"))
                .isEqualTo(json(NOTHING));
        JsonNode tagged = body(client.get("/v1/insights/summary?tag=dark"), 200).get("figures");
        assertThat(tagged.get("votes").intValue()).isEqualTo(2);
        assertThat(tagged.get("liked")).isEqualTo(json(NOTHING));
        assertThat(body(client.get("/v1/insights/summary?verified=false"), 200)
                        .at("/figures/votes")
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
                .isEqualTo(json("""
                        {'stars':[{'stars':1,'votes':0},{'stars':2,'votes':0},{'stars':3,'votes':0},
                                  {'stars':4,'votes':0},{'stars':5,'votes':0}],'up':1,'down':0}"""));
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
        assertThat(shown(body(client.get("/v1/insights/trends"), 200)))
                .containsExactly("2026-11-19T00:00:00+05:30 1", "2026-11-20T00:00:00+05:30 3");
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
                client.get("/v1/insights/summary?withdrawn=true"),
                422,
                "invalid",
                "withdrawn cannot be asked: a withdrawn vote counts nowhere");
        assertProblem(
                client.get("/v1/insights/trends?by=hour&from=2026-01-01T00:00:00Z&to=2026-11-01T00:00:00Z"),
                422,
                "invalid",
                "by would make more than 1000 buckets; ask for longer ones, or for less time");
        assertFaults(
                client.get("/v1/insights/trends?withdrawn=true&rating=5&time_zone=Mars/Base"),
                "invalid",
                "withdrawn",
                "time_zone");
        assertFaults(client.get("/v1/insights/ratings?media_id=a&by=day&q=x"), "invalid", "by", "q");
        assertFaults(
                client.get("/v1/insights/trends?from=0000-01-01T00:00:00Z&to=9999-12-31T23:00:00Z&by=month"),
                "invalid",
                "by");
    }

    @Test
    void theSummaryIsHeldAgainstTheDaysBefore() throws IOException {
        votes();
        String today = "/v1/insights/summary?time_zone=Europe/Paris&from=2026-11-19T23:00:00Z&to=2026-11-20T23:00:00Z";
        // it is ten o'clock there
        assertThat(body(client.get(today), 200).at("/before/to").asString())
                .isEqualTo("2026-11-19T10:00:00.123456+01:00");
        clock.set(Instant.parse("2026-11-20T23:00:00Z"));
        JsonNode summary = body(client.get(today), 200);
        assertThat(summary.at("/figures/votes").intValue()).isEqualTo(3);
        assertThat(summary.at("/before/from").asString()).isEqualTo("2026-11-19T00:00:00+01:00");
        assertThat(summary.at("/before/to").asString()).isEqualTo("2026-11-20T00:00:00+01:00");
        assertThat(summary.at("/before/figures/votes").intValue()).isEqualTo(1);
        assertThat(summary.at("/change/liked").isNull()).isTrue();
        String day = "/v1/insights/summary?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z&against=";
        JsonNode aYearAgo = body(client.get(day + "year"), 200).get("before");
        assertThat(aYearAgo.get("from").asString()).isEqualTo("2025-11-20T00:00:00Z");
        assertThat(aYearAgo.at("/figures/votes").intValue()).isZero();
        assertThat(body(client.get(day + "none"), 200).get("before").isNull()).isTrue();
        assertFaults(client.get(day + "decade"), "invalid", "against");
        assertThat(summary.at("/response")).isEqualTo(json(NOTHING));
        assertThat(body(client.get("/v1/insights/summary?rating=5"), 200)
                        .get("response")
                        .isNull())
                .isTrue();
    }

    @Test
    void theOtherNumbersAnswer() throws IOException {
        votes();
        String shown = body(
                        client.post(
                                "/v1/recommendations",
                                "{'media_id':'dune','recommendation_type':'primary',"
                                        + "'score':0.55,'selected':true,'position':0}"),
                        201)
                .get("id")
                .asString();
        client.vote("{'recommendation_id':'" + shown + "','media_id':'dune','rating':4}");
        assertThat(body(client.get("/v1/insights/recommendations"), 200)
                        .at("/slots/0/steps/voted/n")
                        .intValue())
                .isEqualTo(1);
        assertThat(body(client.get("/v1/insights/calibration"), 200)
                        .at("/bins/5/liked/n")
                        .intValue())
                .isEqualTo(1);
        assertThat(body(client.get("/v1/insights/media?limit=1"), 200)
                        .at("/leaders/0/media_id")
                        .asString())
                .isEqualTo("dune");
        assertThat(body(client.get("/v1/insights/tags"), 200)
                        .at("/items/0/label")
                        .asString())
                .isEqualTo("dark");
        assertThat(body(client.get("/v1/insights/models"), 200)
                        .at("/items/0/label")
                        .asString())
                .isEqualTo("gpt");
        assertThat(body(client.get("/v1/insights/sentiment"), 200)
                        .at("/all/comments")
                        .intValue())
                .isEqualTo(1);
        assertThat(body(client.get("/v1/insights/answers"), 200)
                        .at("/thumbs_down/of")
                        .intValue())
                .isEqualTo(1);
        assertFaults(client.get("/v1/insights/recommendations?rating=5&tag=x"), "invalid", "rating", "tag");
        assertFaults(client.get("/v1/insights/media?limit=101"), "invalid", "limit");
    }

    @Test
    void anotherProjectsVotesCountNowhere() throws IOException {
        votes();
        try (Client stranger = client(another(), KeyKind.READ)) {
            for (String query : List.of("", "?tag=dark", "?media_id=dune", "?kind=chat&model=gpt"))
                assertThat(body(stranger.get("/v1/insights/summary" + query), 200)
                                .at("/figures/votes")
                                .intValue())
                        .as(query)
                        .isZero();
            assertThat(body(stranger.get("/v1/insights/trends"), 200).get("buckets"))
                    .isEmpty();
        }
    }
}
