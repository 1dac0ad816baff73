package dev.heed.contract;

import static dev.heed.contract.Client.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.domain.Thumb;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// History agrees with a naive filter in memory.
abstract class HistoryContract extends HttpContract {
    private static final List<String> ITEMS = List.of("film-1", "film-2", "book-1", "song-1", "\u6620\u753b");
    private static final List<String> TAGS = List.of("pace", "a \"b\" c", "100%", "it's", "\u00e9t\u00e9", "a,b");

    /// Sorts what is already in the order of arrival, newest first.
    private static final Comparator<JsonNode> NEWEST_SAID = Comparator.comparing(
                    (JsonNode vote) -> Instant.parse(vote.get("timestamp").asString()))
            .reversed();

    @ParameterizedTest
    @ValueSource(longs = 7)
    void everyFilterAgreesWithANaiveOne(long seed) throws IOException {
        var random = new Random(seed);
        for (String item : ITEMS)
            client.put("/v1/media/" + encoded(item), "{'title':'x','type':'" + item.replaceAll("-.*", "") + "'}");
        castMany(random, 140);
        List<JsonNode> votes = walk("?limit=500");
        votes.addAll(walk("?limit=500&withdrawn=true"));
        votes.sort((a, b) -> b.get("id")
                .asString()
                .substring(3)
                .compareTo(a.get("id").asString().substring(3)));
        assertThat(votes).hasSizeGreaterThan(90);

        Map<String, List<String>> values = values(votes);
        for (var filter : values.entrySet())
            for (String value : filter.getValue()) check(votes, Map.of(filter.getKey(), List.of(value)), 500);
        for (int i = 0; i < 60; i++) {
            var asked = new LinkedHashMap<String, List<String>>();
            for (var filter : values.entrySet()) {
                if (random.nextInt(5) > 0) continue;
                var some = new HashSet<String>();
                boolean many =
                        !List.of("kind", "from", "to", "verified", "withdrawn").contains(filter.getKey());
                for (int n = many ? random.nextInt(1, 4) : 1; n > 0; n--)
                    some.add(filter.getValue()
                            .get(random.nextInt(filter.getValue().size())));
                asked.put(filter.getKey(), List.copyOf(some));
            }
            check(votes, asked, random.nextInt(5, 60));
        }
    }

    private void check(List<JsonNode> votes, Map<String, List<String>> asked, int limit) throws IOException {
        var query = new StringBuilder("?limit=" + limit);
        asked.forEach((name, words) ->
                words.forEach(word -> query.append('&').append(name).append('=').append(encoded(word))));
        List<JsonNode> expected = new ArrayList<>(
                votes.stream().filter(vote -> Meant.by(vote, asked)).toList());
        if (byTime(asked.keySet())) expected.sort(NEWEST_SAID);
        assertThat(walk(query.toString())).as("%s", query).isEqualTo(expected);
    }

    /// A period is listed by time, unless an item, a user or a model is named; all else by arrival.
    private static boolean byTime(Set<String> asked) {
        return (asked.contains("from") || asked.contains("to"))
                && Collections.disjoint(asked, List.of("media_id", "subject", "model"));
    }

    @Test
    void aCursorIsOfOneOrder() throws IOException {
        for (int i = 0; i < 3; i++) client.vote("{'query':'q','response':'r','rating':true}");
        String byTime = "?limit=1&from=1970-01-01T00:00:00Z";
        String arrived =
                body(client.get("/v1/feedback?limit=1"), 200).get("next_cursor").asString();
        String said = body(client.get("/v1/feedback" + byTime), 200)
                .get("next_cursor")
                .asString();
        assertThat(client.get("/v1/feedback" + byTime + "&cursor=" + arrived).status())
                .isEqualTo(422);
        assertThat(client.get("/v1/feedback?limit=1&cursor=" + said).status()).isEqualTo(422);
        assertThat(client.get("/v1/feedback" + byTime + "&cursor=" + said).status())
                .isEqualTo(200);
    }

    /// Every value there is for each filter, and one that there is not.
    private static Map<String, List<String>> values(List<JsonNode> votes) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("kind", List.of("media", "chat"));
        List<String> times = List.of(
                votes.get(9).get("timestamp").asString(),
                votes.get(60).get("timestamp").asString(),
                "2026-11-01T00:00:00.000001+05:30",
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z");
        values.put("from", times);
        values.put("to", times);
        values.put("media_id", with(ITEMS, "nothing"));
        values.put("type", List.of("film", "book", "song", "\u6620\u753b", "nothing"));
        values.put("recommendation_type", List.of("primary", "backup", "wildcard", "nothing"));
        values.put("model", List.of("mf-1", "mf-2", "gpt", "MF-1"));
        values.put("rating", List.of("1", "2", "3", "4", "5", "up", "down"));
        values.put("tag", with(TAGS, "pac", "a", "b", "%"));
        values.put(
                "subject",
                with(
                        votes.stream()
                                .map(vote -> vote.get("subject").asString(""))
                                .filter(subject -> !subject.isEmpty())
                                .distinct()
                                .toList(),
                        "0".repeat(26)));
        values.put("triage", List.of("new", "seen", "done"));
        values.put("verified", List.of("true", "false"));
        values.put("withdrawn", List.of("true", "false"));
        return values;
    }

    private static List<String> with(List<String> some, String... more) {
        var all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private void castMany(Random random, int votes) {
        List<String> shown = ids(send(5 * ITEMS.size(), i -> {
            String showing = "{'media_id':'" + ITEMS.get(i % ITEMS.size()) + "','recommendation_type':'"
                    + pick(random, List.of("primary", "backup", "wildcard")) + "','model':'"
                    + pick(random, List.of("mf-1", "mf-2")) + "'}";
            return caller -> caller.post("/v1/recommendations", showing);
        }));
        List<String> cast = ids(send(votes, _ -> {
                    String vote = vote(random, shown);
                    return caller -> caller.vote(vote);
                }))
                .stream()
                .distinct()
                .toList();
        for (int i = 0; i < votes / 10; i++) castUnverified();
        send(cast.size() / 2, i -> {
            String path = "/v1/feedback/" + cast.get(i * 2);
            if (random.nextInt(3) == 0) return caller -> caller.delete(path);
            String triage = "{'triage':'" + pick(random, List.of("seen", "done")) + "'}";
            return caller -> caller.patch(path, triage);
        });
    }

    private String vote(Random random, List<String> shown) {
        String common = "'user':'u" + random.nextInt(6) + "','tags':" + tags(random) + ",'timestamp':'"
                + clock.instant().minusSeconds(random.nextInt(3_000_000)) + "'}";
        if (random.nextBoolean())
            return "{'query':'q','response':'r','rating':" + random.nextBoolean() + ",'model':'"
                    + pick(random, List.of("mf-1", "mf-2", "gpt")) + "'," + common;
        int item = random.nextInt(ITEMS.size());
        int showing = random.nextInt(shown.size()) / ITEMS.size() * ITEMS.size() + item;
        String answered = random.nextInt(3) > 0 ? "" : ",'recommendation_id':'" + shown.get(showing) + "'";
        return "{'media_id':'" + ITEMS.get(item) + "','rating':" + random.nextInt(1, 6) + answered + "," + common;
    }

    private List<Plain.Answer> send(int many, IntFunction<Crowd.Request> request) {
        var requests = IntStream.range(0, many).mapToObj(request).toList();
        List<Plain.Answer> answers = Crowd.send(server.port(), client.key(), requests);
        assertThat(answers).allMatch(answer -> answer.status() < 300);
        return answers;
    }

    private static List<String> ids(List<Plain.Answer> answers) {
        return answers.stream()
                .map(answer -> answer.json().get("id").asString())
                .toList();
    }

    private void castUnverified() {
        var nothing = new Ballot.Circumstances(null, null, null, null, List.of(), null, null);
        var ballot = new Ballot.Chat("q", "r", Thumb.UP, null, List.of("pace"), null, "gpt", null, null, nothing);
        assertThat(server.node().intake.cast(project, ballot, false, 0)).isInstanceOf(Outcome.Stored.class);
    }

    private static String tags(Random random) {
        var tags = new ArrayList<String>();
        for (String tag : TAGS)
            if (random.nextInt(4) == 0) tags.add("'" + tag.replace("\"", "\\\"").replace("'", "\\u0027") + "'");
        return "[" + String.join(",", tags).replace("\\\"", "\\u0022") + "]";
    }

    private static String pick(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private List<JsonNode> walk(String query) throws IOException {
        var items = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            JsonNode page = body(client.get("/v1/feedback" + query + (cursor == null ? "" : "&cursor=" + cursor)), 200);
            page.get("items").forEach(items::add);
            cursor = page.get("next_cursor").asStringOpt().orElse(null);
        } while (cursor != null);
        return items;
    }
}
