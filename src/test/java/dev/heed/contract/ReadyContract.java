package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.storage.Journal;
import dev.heed.storage.Pulse;
import dev.heed.storage.StorageSettings;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `GET /health/ready` says which part is unwell, while it is and no longer; and it answers whatever hangs.
@Timeout(60)
abstract class ReadyContract extends HttpContract {
    private static final int ROOM = 2;

    @Override
    TestServer serve() {
        StorageSettings usual = test.settings();
        return new TestServer(
                test,
                new StorageSettings(
                        usual.data(),
                        usual.url(),
                        usual.migrationUrl(),
                        Duration.ofSeconds(20),
                        usual.readers(),
                        usual.writers(),
                        ROOM,
                        usual.queueBytes(),
                        usual.commitRows()),
                clock);
    }

    @Test
    void tellsAStrangerNothingElse() throws IOException {
        assertThat(body(client.get("/health/ready"), 200)).isEqualTo(json("{'status':'ready'}"));
    }

    @Test
    void aQueueWithoutRoomIsUnwellUntilThereIsSome() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Journal.Scribe<String, String> holding = (_, words) -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return words;
        };
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < ROOM; i++) {
                int bucket = i;
                writers.execute(() -> server.node().journal.write(holding, "entry", bucket, 10));
            }
            while (server.node().journal.depth() < ROOM) Thread.onSpinWait();
            assertUnwell("queue");
            held.countDown();
        }
        assertWell();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnwellAndSoonSaysSo() throws Exception {
        assertWell();
        try (Connection other = test.connect()) {
            hide(other);
            awaitUnwell("database");
            // together they wait for one look of two seconds; one after the other they would not be done in time
            List<Callable<Integer>> askers = Collections.nCopies(50, this::status);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : threads.invokeAll(askers))
                    assertThat(answer.get()).isEqualTo(503);
            }
            assertThat(client.get("/health/live").status()).isEqualTo(200);
            show(other);
        }
        awaitWell();
    }

    private int status() throws IOException {
        try (Client caller = new Client(server.port(), client.key())) {
            return caller.get("/health/ready").status();
        }
    }

    /// Makes the look fail or hang, as each database can.
    private void hide(Connection connection) throws Exception {
        if (test.url().startsWith("jdbc:sqlite:")) {
            test.execute("ALTER TABLE settings RENAME TO hidden");
        } else {
            connection.createStatement().execute("BEGIN");
            connection.createStatement().execute("LOCK TABLE settings IN ACCESS EXCLUSIVE MODE");
        }
    }

    private void show(Connection connection) throws Exception {
        if (test.url().startsWith("jdbc:sqlite:")) {
            test.execute("ALTER TABLE hidden RENAME TO settings");
        } else {
            connection.createStatement().execute("COMMIT");
        }
    }

    @Test
    void aDatabaseThatCannotBeWrittenIsUnwellUntilItCan() throws Exception {
        media("m");
        test.execute("ALTER TABLE user_feedback RENAME TO broken");
        try {
            assertThat(client.vote("{'media_id':'m','rating':1}").status()).isEqualTo(503);
            assertUnwell("database");
        } finally {
            test.execute("ALTER TABLE broken RENAME TO user_feedback");
        }
        body(client.vote("{'media_id':'m','rating':1}"), 201);
        assertWell();
    }

    @Test
    void aDiskWithoutRoomIsUnwell() throws Exception {
        try (var pulse = new Pulse(server.node().database, server.node().journal, test.settings(), Long.MAX_VALUE)) {
            assertThat(pulse.vitals().roomy()).isFalse();
            assertThat(pulse.vitals().well()).isFalse();
            assertThat(pulse.vitals().freeBytes()).isPositive();
        }
    }

    private void awaitUnwell(String part) throws IOException {
        while (client.get("/health/ready").status() == 200) Thread.onSpinWait();
        assertUnwell(part);
    }

    private void awaitWell() throws IOException {
        while (client.get("/health/ready").status() != 200) Thread.onSpinWait();
    }

    private void assertUnwell(String part) throws IOException {
        Plain.Answer answer = client.get("/health/ready");
        assertProblem(answer, 503, "not-ready");
        assertThat(answer.json().get("detail").asString()).isEqualTo("Unwell: " + part + ".");
        assertThat(answer.headers()).containsEntry("retry-after", "5");
    }

    private void assertWell() throws IOException {
        body(client.get("/health/ready"), 200);
    }
}
