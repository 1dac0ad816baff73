package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.storage.Recount;
import dev.heed.storage.TestDatabase;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The database has committed, and nobody hears of it. The caller is told to come again; the same key gets the answer
/// of what is stored, and it is stored once.
@Tag("fault")
class LostCommitTest {
    private static final int MANY = 40;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestDatabase test;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Severed line;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TestServer server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Client client;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException {
        test = TestDatabase.postgresql(data);
        line = new Severed(LostConnectionTest.port(test.url()));
        var settings = test.settings().on(LostConnectionTest.through(test.url(), line));
        server = new TestServer(test, settings, new TestClock());
        client = new Client(server.port(), server.key(server.node().access.defaultProject(), KeyKind.SECRET));
        client.put("/v1/media/m", "{'title':'M','type':'film'}");
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
        line.close();
        test.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/feedback | user_feedback | {'media_id':'m','rating':1,'metadata':{'a':'WORD'},KEY}",
                "/v1/feedback | feedback | {'query':'q','response':'r WORD','rating':1,KEY}",
                "/v1/recommendations | recommendation_logs"
                        + " | {'media_id':'m','recommendation_type':'primary','list_id':'WORD',KEY}",
            })
    void oneIsStoredOnce(String path, String table, String body) throws IOException {
        String word = "lost" + table;
        String sent = body.replace("WORD", word).replace("KEY", "'idempotency_key':'one-" + table + "'");
        int before = count(table);
        assertAway(losing(word, path, sent));
        assertThat(count(table)).isEqualTo(before + 1);
        Plain.Answer again = untilThere(path, sent);
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
        assertStoredOnce(table, before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/feedback/batch | user_feedback | {'media_id':'m','rating':1,'metadata':{'a':'WORD'},KEY}",
                "/v1/recommendations | recommendation_logs"
                        + " | {'media_id':'m','recommendation_type':'primary','list_id':'WORD',KEY}",
            })
    void manyAreStoredOnce(String path, String table, String item) throws IOException {
        String word = "gone" + table;
        String sent = IntStream.range(0, MANY)
                .mapToObj(i -> item.replace("WORD", word).replace("KEY", "'idempotency_key':'" + table + i + "'"))
                .collect(Collectors.joining(",", "[", "]"));
        int before = count(table);
        Plain.Answer first = losing(word, path, sent);
        if (first.status() != 200) assertAway(first);
        int kept = first.status() == 200 ? MANY - first.json().get("rejected").size() : 0;
        // each of the two writers had a share, and one or both lost their answers
        assertThat(kept).isLessThan(MANY);
        assertThat(count(table)).isEqualTo(before + MANY);
        Plain.Answer again = untilThere(path, sent);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.json().get("duplicates").asInt()).as(again.text()).isEqualTo(MANY);
        assertStoredOnce(table, before + MANY);
    }

    private static Plain.Answer losing(String word, String path, String body) throws IOException {
        line.loseCommitOf(word);
        try {
            return client.post(path, body);
        } finally {
            line.loseCommitOf("");
        }
    }

    /// The pool may hold a connection that was cut.
    private static Plain.Answer untilThere(String path, String body) throws IOException {
        Plain.Answer answer = client.post(path, body);
        while (answer.status() == 503) answer = client.post(path, body);
        return answer;
    }

    private static void assertAway(Plain.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/storage-away");
        assertThat(answer.headers()).containsKey("retry-after");
    }

    private static void assertStoredOnce(String table, int rows) {
        assertThat(count(table)).isEqualTo(rows);
        assertThat(Recount.check(test.database()).wrong()).isZero();
    }

    private static int count(String table) {
        return Stored.in(test).count(table);
    }
}
