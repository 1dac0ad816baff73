package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.storage.StorageSettings;
import dev.heed.web.api.Plain;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// When the storage cannot, the answer says so and when to come back; what is refused is not stored, and no restart
/// is needed.
abstract class StorageFaultContract extends HttpContract {
    private static final int ROOM = 4;

    @Override
    TestServer serve() {
        return new TestServer(test, settings(ROOM), clock);
    }

    private StorageSettings settings(int queueRows) {
        StorageSettings usual = test.settings();
        return new StorageSettings(
                usual.data(),
                usual.url(),
                usual.migrationUrl(),
                usual.statementTimeout(),
                usual.readers(),
                usual.writers(),
                queueRows,
                usual.queueBytes(),
                usual.commitRows());
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        media("m");
        int before = Stored.in(test).count("user_feedback");
        var refused = new CountDownLatch(Crowd.SIZE - ROOM);
        var votes = new ArrayList<Crowd.Request>();
        for (int i = 0; i < Crowd.SIZE; i++) {
            String vote = "{'media_id':'m','rating':1,'user':'u" + i + "'}";
            votes.add(caller -> {
                Plain.Answer answer = caller.vote(vote);
                if (answer.status() == 503) refused.countDown();
                return answer;
            });
        }
        List<Plain.Answer> answers;
        try (Connection other = test.connect();
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            holdUpWrites(other);
            var sending = crowd.submit(() -> Crowd.send(server.port(), client.key(), votes));
            assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(sending.isDone()).isFalse();
            other.createStatement().execute("COMMIT");
            answers = sending.get();
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(ROOM);
        for (Plain.Answer answer : answers) {
            if (answer.status() == 201) continue;
            assertProblem(answer, 503, "busy");
            assertThat(answer.headers()).containsEntry("retry-after", "1");
        }
        assertThat(Stored.in(test).count("user_feedback")).isEqualTo(before + ROOM);
        body(client.vote("{'media_id':'m','rating':1}"), 201);
    }

    /// Nobody else writes until this connection commits; reading goes on.
    private void holdUpWrites(Connection connection) throws SQLException {
        if (test.url().startsWith("jdbc:sqlite:")) {
            connection.createStatement().execute("BEGIN IMMEDIATE");
        } else {
            connection.createStatement().execute("BEGIN");
            connection.createStatement().execute("LOCK TABLE user_feedback IN EXCLUSIVE MODE");
        }
    }

    @Test
    void aBrokenDatabaseIsAwayUntilItIsMended() throws IOException {
        media("m");
        String vote = "{'media_id':'m','rating':1,'idempotency_key':'k'}";
        String id =
                body(client.vote("{'media_id':'m','rating':5}"), 201).get("id").asString();
        test.execute("ALTER TABLE user_feedback RENAME TO broken");
        try {
            for (int more = 0; more < 6; more++) {
                assertAway(client.vote(vote));
                assertAway(client.patch("/v1/feedback/" + id, "{'rating':1}"));
                assertAway(client.delete("/v1/feedback/" + id));
                assertAway(client.get("/v1/feedback"));
                assertAway(client.get("/v1/feedback/" + id));
                assertAway(client.get("/v1/feedback/" + id + "/revisions"));
                assertAway(client.delete("/v1/media/m"));
            }
            body(client.get("/v1/media/m"), 200);
        } finally {
            test.execute("ALTER TABLE broken RENAME TO user_feedback");
        }
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).hasSize(1);
        Plain.Answer stored = client.vote(vote);
        assertThat(body(stored, 201).get("revision").asInt()).isEqualTo(1);
        assertThat(stored.headers()).doesNotContainKey("idempotent-replayed");
        assertThat(body(client.get("/v1/feedback"), 200).get("items")).hasSize(2);
    }

    @Test
    void whoseKeyCannotBeLookedUpIsNotTurnedAway() throws IOException {
        try (Client unknown = client(KeyKind.SECRET)) {
            test.execute("ALTER TABLE api_keys RENAME TO broken");
            try {
                assertAway(unknown.get("/v1/project"));
                assertAway(unknown.vote("{'media_id':'m','rating':1}"));
            } finally {
                test.execute("ALTER TABLE broken RENAME TO api_keys");
            }
            body(unknown.get("/v1/project"), 200);
        }
    }

    @Test
    void aClosedDatabaseIsAway() throws IOException {
        try (TestServer doomed = new TestServer(test, settings(100), clock);
                Client caller = new Client(doomed.port(), client.key())) {
            body(caller.put("/v1/media/m", "{'title':'M','type':'film'}"), 201);
            doomed.node().database.close();
            assertAway(caller.vote("{'media_id':'m','rating':1}"));
            assertAway(caller.get("/v1/feedback"));
            assertAway(caller.put("/v1/media/n", "{'title':'N','type':'film'}"));
            assertAway(caller.get("/v1/media/m"));
            assertAway(caller.post("/v1/recommendations", "{'media_id':'m','recommendation_type':'primary'}"));
            assertAway(caller.patch("/v1/project", "{'auto_create_media':true}"));
            assertAway(caller.post("/v1/keys", "{'kind':'read'}"));
            assertThat(caller.get("/health/live").status()).isEqualTo(200);
        }
        assertThat(Stored.in(test).text()).doesNotContain("media_id=n ");
    }

    private static void assertAway(Plain.Answer answer) {
        assertProblem(answer, 503, "storage-away");
        assertThat(answer.headers()).containsEntry("retry-after", "5");
        assertThat(answer.text()).doesNotContain("user_feedback", "relation", "table", "java", "SELECT");
    }
}
