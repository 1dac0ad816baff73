package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.domain.Id;
import dev.heed.storage.Recount;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The machine's clock is set two hours forward and three days back: votes are taken, numbers rise, keys are known,
/// and hours are those of the clock.
@Tag("fault")
abstract class ClockContract extends HttpContract {
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(2), Duration.ofDays(-3), Duration.ofSeconds(1), Duration.ofHours(2));

    private final List<Long> numbers = new ArrayList<>();
    private final List<Instant> hours = new ArrayList<>();
    private int sent;

    @Test
    void votesGoOn() throws IOException {
        media("m");
        Plain.Answer first = send(client);
        for (Duration jump : JUMPS) {
            clock.pass(jump);
            send(client);
            Plain.Answer replayed = client.vote(vote(1));
            assertThat(replayed.json()).isEqualTo(first.json());
            assertThat(replayed.headers()).containsEntry("idempotent-replayed", "true");
        }
        clock.pass(Duration.ofDays(-3));
        // another node, whose clock was never right
        try (TestServer later = serve();
                Client caller = new Client(later.port(), client.key())) {
            send(caller);
        }
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(bars())
                .containsExactlyElementsOf(hours.stream()
                        .sorted()
                        .distinct()
                        .map(hour -> hour + " "
                                + 3 * hours.stream().filter(hour::equals).count())
                        .toList());
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    /// One vote, and two in a batch.
    private Plain.Answer send(Client caller) throws IOException {
        Plain.Answer one = caller.vote(vote(++sent));
        number(body(one, 201).get("id"));
        JsonNode two = body(caller.post("/v1/feedback/batch", "[" + vote(++sent) + "," + vote(++sent) + "]"), 200);
        assertThat(two.get("accepted").asInt()).as(two.toString()).isEqualTo(2);
        // those of one body may be numbered by two writers
        List<Long> both = new ArrayList<>();
        for (JsonNode id : two.get("ids"))
            both.add(Id.parse(id.asString()).orElseThrow().number());
        both.stream().sorted().forEach(numbers::add);
        hours.add(clock.instant().truncatedTo(ChronoUnit.HOURS));
        return one;
    }

    private void number(JsonNode id) {
        numbers.add(Id.parse(id.asString()).orElseThrow().number());
    }

    private static String vote(int number) {
        return "{'media_id':'m','rating':4,'idempotency_key':'k" + number + "'}";
    }

    /// The hours with votes, and how many.
    private List<String> bars() throws IOException {
        List<String> bars = new ArrayList<>();
        String span = "from=2026-11-10T00:00:00Z&to=2026-11-22T00:00:00Z";
        JsonNode trend = body(client.get("/v1/insights/trends?by=hour&" + span), 200);
        for (JsonNode one : trend.get("buckets")) {
            int votes = one.get("figures").get("votes").asInt();
            if (votes > 0) bars.add(Instant.parse(one.get("start").asString()) + " " + votes);
        }
        return bars;
    }

    /// Half of them arrive before midnight and half after.
    @Test
    void theSameKeyAroundMidnightIsOneVote() throws IOException {
        media("m");
        clock.set(Instant.parse("2026-12-31T23:59:59.999Z"));
        List<Crowd.Request> requests = new ArrayList<>();
        for (int i = 0; i < 2 * Crowd.SIZE; i++) {
            boolean after = i == Crowd.SIZE;
            requests.add(caller -> {
                if (after) clock.set(Instant.parse("2027-01-01T00:00:00.001Z"));
                return caller.vote(vote(1));
            });
        }
        List<Plain.Answer> answers = Crowd.send(server.port(), client.key(), requests);
        JsonNode first = answers.getFirst().json();
        assertThat(answers).allSatisfy(answer -> assertThat(body(answer, 201)).isEqualTo(first));
        assertThat(answers.stream().filter(answer -> !answer.headers().containsKey("idempotent-replayed")))
                .hasSize(1);
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).hasSize(1);
    }
}
