package dev.heed.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ledger;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables that PostgreSQL has no statistics of yet, as in the first minute of an import: what a commit looks up is
/// found by its key all the same, and nothing else is read.
class NewTablesTest {
    private static final int ROWS = 3_000;
    private static final int KEYS = 500;

    @TempDir
    Path data = Path.of("");

    @Test
    void areNotReadWhole() {
        try (TestDatabase test = TestDatabase.postgresql(data);
                TestNode node = new TestNode(test, InstantSource.system())) {
            for (String table : List.of("user_feedback", "recommendation_logs", "idempotency_keys"))
                test.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = false)");
            Project project = node.project(true);
            List<Id> shown = node
                    .recommendations
                    .logAll(
                            project,
                            IntStream.range(0, ROWS)
                                    .mapToObj(NewTablesTest::showing)
                                    .toList())
                    .stream()
                    .map(outcome -> ((Recommendations.Outcome.Logged) outcome)
                            .recommendation()
                            .id())
                    .toList();
            List<Id> cast = node
                    .intake
                    .castAll(
                            project,
                            IntStream.range(0, ROWS)
                                    .mapToObj(NewTablesTest::ballot)
                                    .toList(),
                            true,
                            1)
                    .stream()
                    .map(outcome -> ((Outcome.Stored) outcome).id())
                    .toList();
            Feedback one = node.history.one(project, cast.getFirst()).orElseThrow();
            Ledger.write(node.database, ledger -> {
                assertThat(VoteQuery.byAnchor(ledger.sql(), Id.Row.MEDIA_VOTE, anchors(one)))
                        .hasSize(1);
                assertThat(VoteQuery.byId(ledger.sql(), List.of(project.id()), cast.subList(0, KEYS)))
                        .hasSize(KEYS);
                assertThat(Recommendations.find(ledger, List.of(project.id()), shown.subList(0, KEYS)))
                        .hasSize(KEYS);
                assertThat(IdempotencyRows.find(ledger.sql(), unknown(project))).isEmpty();
                Map<String, Long> read = ledger.sql()
                        .resultQuery("SELECT relname, seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables")
                        .fetchMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
                assertThat(read)
                        .containsEntry("user_feedback", 1L + KEYS)
                        .containsEntry("recommendation_logs", (long) KEYS)
                        .containsEntry("idempotency_keys", 0L);
                return 0;
            });
        }
    }

    private static List<String> anchors(Feedback one) {
        return IntStream.range(0, KEYS)
                .mapToObj(i -> i == 0 ? Objects.requireNonNull(one.anchor()) : "unknown " + i)
                .toList();
    }

    private static List<IdempotencyRows.Key> unknown(Project project) {
        return IntStream.range(0, KEYS)
                .mapToObj(i -> new IdempotencyRows.Key(project.id(), "unknown " + i))
                .toList();
    }

    private static Recommendations.Showing showing(int number) {
        return new Recommendations.Showing(
                "film", "primary", 0.5, false, null, number, null, "user " + number, null, null, "shown " + number);
    }

    private static Ballot ballot(int number) {
        return new Ballot.Media(
                "film",
                number % 5 + 1,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                new Ballot.Circumstances("user " + number, null, null, null, List.of(), null, "vote " + number));
    }
}
