package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.Recount;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Some thousand requests that chance has changed: each is answered as the manual says, none ends in a fault of ours,
/// and what was stored can be read and is counted right.
abstract class FuzzContract extends HttpContract {
    private static final int REQUESTS = 2_000;

    /// Every kind of problem with its status, but those of a fault: 500 and a storage that is away.
    private static final Map<String, Integer> PROBLEMS = Map.ofEntries(
            Map.entry("malformed", 400),
            Map.entry("unauthorized", 401),
            Map.entry("forbidden", 403),
            Map.entry("not-found", 404),
            Map.entry("method-not-allowed", 405),
            Map.entry("conflict", 409),
            Map.entry("idempotency-conflict", 409),
            Map.entry("gone", 409),
            Map.entry("stale", 412),
            Map.entry("too-large", 413),
            Map.entry("unsupported-media-type", 415),
            Map.entry("invalid", 422),
            Map.entry("unknown-media", 422),
            Map.entry("personal-identifier", 422),
            Map.entry("busy", 503));

    private final List<String> votes = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = 20_261_120)
    void noAnswerIsAFault(long seed) throws IOException {
        var random = new Random(seed);
        media("m", "n");
        for (int i = 0; i < 8; i++) {
            shown.add(id(client.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}")));
            votes.add(id(client.vote("{'media_id':'m','rating':1}")));
            votes.add(id(client.vote("{'query':'q','response':'r','rating':1}")));
        }
        var mutants = new ArrayList<Mutant>();
        for (int i = 0; i < REQUESTS; i++) mutants.add(mutant(random));
        List<Plain.Answer> answers = Crowd.send(
                server.port(),
                client.key(),
                mutants.stream().map(mutant -> (Crowd.Request) mutant::sentBy).toList());
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            judge(mutants.get(i), answers.get(i));
            statuses.merge(answers.get(i).status(), 1, Integer::sum);
        }
        assertThat(statuses.keySet()).as("%s", statuses).contains(200, 201, 204, 400, 404, 405, 409, 415, 422);
        int good = statuses.headMap(300).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(good).as("%s", statuses).isBetween(REQUESTS / 4, REQUESTS * 3 / 4);
        readEverything();
        assertThat(Recount.check(server.node().database).wrong()).isZero();
    }

    private Mutant mutant(Random random) {
        String vote = "/v1/feedback/" + pick(random, votes);
        String showing = "/v1/recommendations/" + pick(random, shown);
        return switch (random.nextInt(16)) {
            case 0, 1, 2 ->
                Mutant.of(
                        random,
                        "POST",
                        "/v1/feedback",
                        fields(
                                "media_id",
                                "\"m\"",
                                "rating",
                                "4",
                                "user",
                                "\"u" + random.nextInt(9) + "\"",
                                "tags",
                                "[\"t\"]"));
            case 3, 4 ->
                Mutant.of(
                        random,
                        "POST",
                        "/feedback",
                        fields(
                                "query",
                                "\"q\"",
                                "response",
                                "\"r\"",
                                "rating",
                                "true",
                                "message_id",
                                "\"" + random.nextInt(9) + "\""));
            case 5 ->
                Mutant.of(
                        random,
                        "POST",
                        "/v1/feedback",
                        fields(
                                "media_id",
                                "\"m\"",
                                "watched_completion",
                                "true",
                                "recommendation_id",
                                "\"" + pick(random, shown) + "\""));
            case 6, 7 ->
                Mutant.of(random, "PATCH", vote, fields("comment", "\"c\"", "rating", "1", "triage", "\"seen\""));
            case 8 ->
                Mutant.of(
                        random,
                        "POST",
                        "/v1/recommendations",
                        fields(
                                "media_id",
                                "\"n\"",
                                "recommendation_type",
                                "\"backup\"",
                                "score",
                                "0.5",
                                "idempotency_key",
                                "\"k1\""));
            case 9 -> Mutant.of(random, "PATCH", showing, fields("selected", "true", "score", "0.25"));
            case 10 ->
                Mutant.of(
                        random, "PUT", "/v1/media/m" + random.nextInt(5), fields("title", "\"T\"", "type", "\"film\""));
            case 11 -> Mutant.of(random, "PATCH", "/v1/project", fields("time_zone", "\"UTC\""));
            case 12 -> Mutant.of(random, "POST", "/v1/keys", fields("kind", "\"read\""));
            case 13 -> Mutant.of(random, "DELETE", random.nextBoolean() ? vote : showing, null);
            case 14 ->
                Mutant.of(
                        random, "GET", pick(random, List.of("/v1/feedback", "/v1/recommendations", "/v1/media")), null);
            default ->
                Mutant.of(
                        random, "GET", pick(random, List.of(vote, vote + "/revisions", showing, "/v1/project")), null);
        };
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) fields.put(namesAndValues[i], namesAndValues[i + 1]);
        return fields;
    }

    private static void judge(Mutant mutant, Plain.@Nullable Answer answer) {
        assertThat(answer).as("%s", mutant).isNotNull();
        if (Set.of(200, 201, 204).contains(answer.status())) return;
        // by GET and HEAD, the short address of votes is a page, which asks to sign in
        if (answer.status() == 303
                && answer.headers().getOrDefault("location", "").startsWith("/signin")) return;
        assertThat(answer.headers()).as("%s", mutant).containsEntry("content-type", "application/problem+json");
        if (mutant.asksForHead()) return;
        JsonNode problem = answer.json();
        String type = problem.path("type").asString().replace("/problems/", "");
        assertThat(PROBLEMS).as("%s: %s", mutant, answer.text()).containsEntry(type, answer.status());
        assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.text()).as("%s", mutant).doesNotContain("Exception", "java", "DROP TABLE", "SELECT");
        if (answer.status() == 422)
            assertThat(answer.errors()).as("%s: %s", mutant, answer.text()).isNotEmpty();
        if (answer.status() == 503) assertThat(answer.headers()).containsKey("retry-after");
    }

    private void readEverything() throws IOException {
        for (String list : List.of("/v1/feedback", "/v1/feedback?withdrawn=true", "/v1/recommendations")) {
            String cursor = "";
            do {
                JsonNode page = body(client.get(list + (list.contains("?") ? "&" : "?") + "limit=100" + cursor), 200);
                for (JsonNode item : page.get("items"))
                    assertThat(client.get(list.replaceFirst("\\?.*", "") + "/"
                                            + item.get("id").asString())
                                    .json())
                            .isEqualTo(item);
                cursor = page.get("next_cursor")
                        .asStringOpt()
                        .map(next -> "&cursor=" + next)
                        .orElse("");
            } while (!cursor.isEmpty());
        }
    }

    private static String id(Plain.Answer stored) {
        return body(stored, 201).get("id").asString();
    }

    private static String pick(Random random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
