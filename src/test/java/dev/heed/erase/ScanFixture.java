package dev.heed.erase;

import static dev.heed.storage.schema.Tables.REVISIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.storage.DatabaseContract;
import dev.heed.storage.Recount;
import dev.heed.storage.Traces;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A project whose policy let something through, to be scanned under another. Whatever a test does, the counts agree
/// with a recount at its end.
abstract class ScanFixture extends DatabaseContract {
    static final String MAIL = "zyx@example.org";
    static final Map<String, Object> STRICT = Map.of();
    private static final Map<String, Object> LENIENT = Map.of("off", List.of("EMAIL"));
    private static final int FEW = 3;

    @SuppressWarnings("NullAway.Init") // set before each test
    TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(test(), InstantSource.system());
        node.project(true);
        node.policy(LENIENT);
    }

    @AfterEach
    void stop() {
        assertThat(Recount.check(database()).wrong()).isZero();
        node.close();
    }

    Project project() {
        return node.access.defaultProject();
    }

    /// Under the policy of the moment.
    Talk talk() {
        return new Talk(node, project());
    }

    Id film(String film, String words) {
        return talk().film(film, "ann", null, words);
    }

    Scanned scan(Scan.Measure measure) {
        return new Scan(database(), node.vault, FEW).run(project(), measure, Traces.Effort.REWRITE);
    }

    Feedback vote(Id id) {
        return node.history.one(project(), id).orElseThrow();
    }

    static long holding(Scanned scanned) {
        return scanned.texts().stream().mapToLong(Finding::holding).sum();
    }

    /// What the one vote that was revised said.
    String saidBefore() {
        return database()
                .read(sql -> sql.select(REVISIONS.SIGNALS)
                        .from(REVISIONS)
                        .fetchSingle()
                        .value1()
                        .data());
    }

    int inFiles() {
        return DatabaseFiles.holding(test(), data(), "zyx");
    }
}
