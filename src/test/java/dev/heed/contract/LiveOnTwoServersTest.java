package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.TestServer;
import dev.heed.access.KeyKind;
import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one PostgreSQL: whoever listens to one hears what the other stores, also when the other's clock is
/// behind, and what a slow transaction commits long after it got its number.
@Tag("fault")
@Timeout(60)
class LiveOnTwoServersTest {
    private final TestClock clock = new TestClock();
    private final TestClock slowClock = new TestClock();

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
        a = new TestServer(test, test.settings(), clock);
        b = new TestServer(test, test.settings(), slowClock);
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

    private String vote(TestServer server, int rating) throws IOException {
        try (Client client = new Client(server.port(), key)) {
            return client.vote("{'media_id':'m','rating':" + rating + "}")
                    .json()
                    .get("id")
                    .stringValue();
        }
    }

    @Test
    void eachHearsTheOther() throws Exception {
        clock.pass(Duration.ofSeconds(30));
        try (Events ofA = new Events(a.port(), key, "");
                Events ofB = new Events(b.port(), key, "")) {
            Set<String> cast = new HashSet<>();
            Set<String> heardOfA = new HashSet<>();
            Set<String> heardOfB = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                cast.add(vote(a, 1));
                heardOfA.add(ofA.next().id());
                heardOfB.add(ofB.next().id());
                cast.add(vote(b, 2));
                heardOfA.add(ofA.next().id());
                heardOfB.add(ofB.next().id());
            }
            assertThat(cast).hasSize(10);
            assertThat(heardOfA).isEqualTo(cast);
            assertThat(heardOfB).isEqualTo(cast);
        }
    }

    @Test
    void whatIsCommittedLateIsHeard() throws Exception {
        String first = vote(a, 1);
        try (Events events = new Events(a.port(), key, "");
                Connection holding = test.connect();
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO user_feedback (feedback_id, project_id, bucket, media_id, timestamp, hour, rating)"
                            + " SELECT feedback_id + 1, project_id, bucket, media_id, timestamp, hour, 2 FROM user_feedback");
            clock.pass(Duration.ofSeconds(20));
            String second = vote(a, 3);
            assertThat(events.next().id()).isEqualTo(second).isNotEqualTo(first);
            holding.commit();
            assertThat(events.next().data().get("rating").intValue()).isEqualTo(2);
            String last = vote(b, 4);
            assertThat(events.next().id()).isEqualTo(last);
        }
    }
}
