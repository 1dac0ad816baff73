package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Pages of history give each vote back once, whatever happens meanwhile.
abstract class PageContract extends HttpContract {
    @Test
    void pagesStandStillWhileOthersVote() throws Exception {
        media("m");
        send(
                40,
                i -> i % 3 == 0
                        ? caller -> caller.vote("{'query':'q','response':'r','rating':1}")
                        : caller -> caller.vote("{'media_id':'m','rating':1}"));
        var before = new ArrayList<String>();
        for (JsonNode vote : walk("?limit=500")) before.add(vote.get("id").asString());
        var done = new AtomicBoolean();
        var seen = new ArrayList<String>();
        try (var others = Executors.newVirtualThreadPerTaskExecutor();
                Client other = new Client(server.port(), client.key())) {
            var first = other.vote("{'media_id':'m','rating':2}");
            assertThat(first.status()).isEqualTo(201);
            before.addFirst(first.json().get("id").asString());
            JsonNode page = body(client.get("/v1/feedback?limit=1"), 200);
            var voting = others.submit(() -> {
                int votes = 0;
                while (!done.get()) {
                    other.vote("{'media_id':'m','rating':3}");
                    votes++;
                }
                return votes;
            });
            while (true) {
                page.get("items").forEach(item -> seen.add(item.get("id").asString()));
                if (page.get("next_cursor").isNull()) break;
                page = body(
                        client.get("/v1/feedback?limit=1&cursor="
                                + page.get("next_cursor").asString()),
                        200);
            }
            done.set(true);
            assertThat(voting.get()).isPositive();
        }
        assertThat(seen).isEqualTo(before);
    }

    @Test
    void anEmptyHistoryIsAnEmptyPage() throws IOException {
        assertThat(body(client.get("/v1/feedback"), 200)).isEqualTo(json("{'items':[],'next_cursor':null}"));
    }

    @Test
    void aPageHoldsFiftyUnlessAsked() throws IOException {
        send(51, _ -> caller -> caller.vote("{'query':'q','response':'r','rating':1}"));
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).hasSize(50);
        assertThat(body(client.get("/v1/feedback?limit=51"), 200)
                        .get("next_cursor")
                        .isNull())
                .isTrue();
        assertThat(body(client.get("/v1/feedback?limit=500"), 200).get("items")).hasSize(51);
        assertThat(body(client.get("/v1/feedback?limit=1"), 200).get("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|limit",
                "limit=501|limit",
                "limit=-1|limit",
                "limit=|limit",
                "limit=1.0|limit",
                "limit=01|limit",
                "limit=1&limit=2|limit",
                "limit=99999999999999999999|limit",
                "cursor=|cursor",
                "cursor=x|cursor",
                "cursor=8000000000000|cursor",
                "cursor=000000000000I|cursor",
                "cursor=00000000000000|cursor",
                "cursor=000000000000%C3%A9|cursor",
                "kind=film|kind",
                "kind=media&kind=chat|kind",
                "rating=0&rating=6&rating=UP|rating",
                "rating=4.0|rating",
                "from=today&to=2026-13-01T00:00:00Z|from to",
                "from=2026-11-20T09:00:00+01:00|from",
                "from=2026-11-20|from",
                "verified=1&withdrawn=|verified withdrawn",
                "triage=open|triage",
                "media_id=&tag=&model=&subject=&type=&recommendation_type=|"
                        + "media_id tag model subject type recommendation_type",
                "word=x|word",
                "Limit=1&offset=5|Limit offset",
                "limit=0&cursor=x&kind=x&nonsense=1|limit cursor kind nonsense"
            })
    void aWrongQuestionIsRefused(String query, String places) throws IOException {
        var named = new HashSet<>(client.get("/v1/feedback?" + query).errors().stream()
                .map(error -> error.split(" ", 2)[0])
                .toList());
        assertThat(client.get("/v1/feedback?" + query).status()).isEqualTo(422);
        assertThat(named).containsExactlyInAnyOrder(places.split(" "));
    }

    @Test
    void aFilterTakesFiftyValues() throws IOException {
        String fifty = "&tag=x".repeat(50);
        body(client.get("/v1/feedback?limit=1" + fifty), 200);
        assertFaults(client.get("/v1/feedback?limit=1" + fifty + "&tag=y"), "invalid", "tag");
    }

    private List<Plain.Answer> send(int many, IntFunction<Crowd.Request> request) {
        var requests = IntStream.range(0, many).mapToObj(request).toList();
        List<Plain.Answer> answers = Crowd.send(server.port(), client.key(), requests);
        assertThat(answers).allMatch(answer -> answer.status() < 300);
        return answers;
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
