package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.storage.TestDatabase;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The line to the database is cut while a request waits for it: that is no answer, least of all a good one.
@Tag("fault")
class LostConnectionTest {
    private static final String VOTE = "{'query':'q','response':'r','rating':1,'idempotency_key':'k'}";

    @Test
    @Timeout(60)
    void aVoteThatWaitedIsNotAcknowledged(@TempDir Path data) throws Exception {
        var clock = new TestClock();
        try (var test = TestDatabase.postgresql(data);
                var line = new Severed(port(test.url()));
                var server = new TestServer(test, test.settings().on(through(test.url(), line)), clock)) {
            Project project = server.node().access.defaultProject();
            try (var caller = new Client(server.port(), server.key(project, KeyKind.SECRET))) {
                assertThat(caller.get("/v1/feedback").status()).isEqualTo(200);
                assertAway(whileWaiting(test, "feedback", line, () -> caller.vote(VOTE)));
                assertAway(whileWaiting(test, "feedback", line, () -> caller.get("/v1/feedback")));
                assertThat(Stored.in(test).count("feedback")).isZero();
                Plain.Answer again = caller.vote(VOTE);
                while (again.status() == 503) again = caller.vote(VOTE);
                assertThat(again.status()).as(again.text()).isEqualTo(201);
                assertThat(Stored.in(test).count("feedback")).isEqualTo(1);
            }
        }
    }

    /// Locks a table, sends a request, cuts the line once it waits for the lock; its answer. A request that meets a
    /// connection of the pool which was cut before is answered at once, and sent again.
    private static Plain.Answer whileWaiting(
            TestDatabase test, String table, Severed line, Callable<Plain.Answer> request) throws Exception {
        try (Connection other = test.connect();
                Connection watch = test.connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            var answer = threads.submit(request);
            while (!somebodyWaits(watch)) {
                if (!answer.isDone()) continue;
                assertAway(answer.get());
                answer = threads.submit(request);
            }
            line.cut();
            Plain.Answer got = answer.get();
            other.rollback();
            return got;
        }
    }

    private static boolean somebodyWaits(Connection watch) throws SQLException {
        try (var found = watch.createStatement().executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            return found.next() && found.getInt(1) > 0;
        }
    }

    private static void assertAway(Plain.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/storage-away");
        assertThat(answer.headers()).containsKey("retry-after");
    }

    static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*://[^/:]+:(\\d+)/.*", "$1"));
    }

    static String through(String url, Severed line) throws IOException {
        return url.replaceFirst(":\\d+/", ":" + line.port() + "/");
    }
}
