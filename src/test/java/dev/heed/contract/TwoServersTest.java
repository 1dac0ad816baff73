package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.storage.Recount;
import dev.heed.storage.TestDatabase;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two servers on one PostgreSQL are sent the same at the same time: it is stored once, and both answer alike.
@Tag("fault")
@Timeout(60)
class TwoServersTest {
    private static final int VOTES = 300;
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestDatabase test;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestServer a;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestServer b;

    private String key = "";

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        test = TestDatabase.postgresql(data);
        TestClock clock = new TestClock();
        a = new TestServer(test, test.settings(), clock);
        b = new TestServer(test, test.settings(), clock);
        key = a.key(a.node().access.defaultProject(), KeyKind.SECRET);
        try (Client client = new Client(a.port(), key)) {
            client.put("/v1/media/m", "{'title':'M','type':'film'}");
        }
    }

    @AfterEach
    void stop() {
        b.close();
        a.close();
        test.close();
    }

    private static String vote(int number) {
        return "{'media_id':'m','rating':" + (number % 5 + 1) + ",'user':'u" + number + "','idempotency_key':'k"
                + number + "'}";
    }

    @Test
    void oneVoteSentToBothIsStoredOnce() throws SQLException {
        List<Crowd.Request> requests = IntStream.range(0, 2 * Crowd.SIZE)
                .<Crowd.Request>mapToObj(_ -> caller -> caller.vote(vote(1)))
                .toList();
        List<Plain.Answer> answers = new ArrayList<>();
        together(2, server -> Crowd.send(server.port(), key, requests)).forEach(answers::addAll);
        JsonNode first = answers.getFirst().json();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.json()).isEqualTo(first);
        });
        assertThat(answers.stream().filter(answer -> !answer.headers().containsKey("idempotent-replayed")))
                .hasSize(1);
        assertStored(1);
    }

    /// In different orders, so that each waits for what the other holds.
    @Test
    void oneBatchSentToBothIsStoredOnce() throws SQLException {
        Set<String> ids = new HashSet<>();
        int accepted = 0;
        for (JsonNode said : together(4, server -> batch(server, server.port()))) {
            assertThat(said.get("rejected")).isEmpty();
            accepted += said.get("accepted").asInt();
            for (JsonNode id : said.get("ids")) ids.add(id.asString());
        }
        assertThat(accepted).isEqualTo(VOTES);
        assertThat(ids).hasSize(VOTES);
        assertStored(VOTES);
    }

    /// Sends the same to both, and lets them store it once both have looked and found nothing.
    ///
    /// @param lanes how many writers of both wait by then
    private <T> List<T> together(int lanes, Function<TestServer, T> sending) throws SQLException {
        try (Connection holding = test.connect();
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("LOCK TABLE idempotency_keys IN EXCLUSIVE MODE");
            var both = Stream.of(a, b)
                    .map(server -> CompletableFuture.supplyAsync(() -> sending.apply(server), THREADS))
                    .toList();
            awaitWaiting(lanes);
            holding.rollback();
            return both.stream().map(CompletableFuture::join).toList();
        }
    }

    private void awaitWaiting(int lanes) throws SQLException {
        try (Connection looking = test.connect();
                var statement = looking.createStatement()) {
            int waiting = 0;
            while (waiting < lanes) {
                try (var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND wait_event_type = 'Lock'")) {
                    row.next();
                    waiting = row.getInt(1);
                }
            }
        }
    }

    private JsonNode batch(TestServer server, long seed) {
        List<String> votes = new ArrayList<>(
                IntStream.range(0, VOTES).mapToObj(TwoServersTest::vote).toList());
        Collections.shuffle(votes, new Random(seed));
        try (Client client = new Client(server.port(), key)) {
            Plain.Answer answer = client.post("/v1/feedback/batch", votes.toString());
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.json();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertStored(int votes) {
        assertThat(Stored.in(test).count("user_feedback")).isEqualTo(votes);
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }
}
