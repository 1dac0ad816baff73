package dev.heed.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.access.Project;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Thumb;
import dev.heed.storage.IdempotencyRows;
import dev.heed.storage.Ledger;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables that PostgreSQL has no statistics of yet, as in the first minute of an import: what a commit looks up is
/// found by its key all the same, and nothing else is read.
class NewTablesTest {
    private static final int ROWS = 3_000;
    private static final int KEYS = 500;
    private static final List<String> TABLES =
            List.of("user_feedback", "feedback", "recommendation_logs", "media", "idempotency_keys");

    @TempDir
    Path data = Path.of("");

    @Test
    void areNotReadWhole() {
        try (TestDatabase test = TestDatabase.postgresql(data);
                TestNode node = new TestNode(test, InstantSource.system())) {
            for (String table : TABLES) test.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = false)");
            Project project = node.project(true);
            List<Id> shown = node.recommendations.logAll(project, each(NewTablesTest::showing)).stream()
                    .map(outcome -> ((Recommendations.Outcome.Logged) outcome)
                            .recommendation()
                            .id())
                    .toList();
            List<Id> media = cast(node, project, each(NewTablesTest::media));
            List<Id> chat = cast(node, project, each(NewTablesTest::chat));
            List<String> films =
                    IntStream.range(0, KEYS).mapToObj(i -> "film " + i).toList();
            List<Long> projects = List.of(project.id());
            Feedback film = node.history.one(project, media.getFirst()).orElseThrow();
            Feedback answer = node.history.one(project, chat.getFirst()).orElseThrow();
            Ledger.write(node.database, ledger -> {
                DSLContext sql = ledger.sql();
                Map<String, Long> before = read(sql);
                assertThat(VoteQuery.byAnchor(sql, Id.Row.MEDIA_VOTE, anchors(film)))
                        .hasSize(1);
                assertThat(VoteQuery.byAnchor(sql, Id.Row.CHAT_VOTE, anchors(answer)))
                        .hasSize(1);
                assertThat(VoteQuery.byId(sql, projects, media.subList(0, KEYS)))
                        .hasSize(KEYS);
                assertThat(VoteQuery.byId(sql, projects, chat.subList(0, KEYS))).hasSize(KEYS);
                assertThat(Recommendations.find(ledger, projects, shown.subList(0, KEYS)))
                        .hasSize(KEYS);
                assertThat(node.catalog.known(ledger, project.id(), films)).hasSize(KEYS);
                assertThat(IdempotencyRows.find(sql, unknown(project))).isEmpty();
                Map<String, Long> after = read(sql);
                assertThat(TABLES)
                        .extracting(table -> after.getOrDefault(table, 0L) - before.getOrDefault(table, 0L))
                        .containsExactly(1L + KEYS, 1L + KEYS, (long) KEYS, (long) KEYS, 0L);
                return 0;
            });
        }
    }

    /// Rows that this connection has read of each table, found by an index or not.
    private static Map<String, Long> read(DSLContext sql) {
        return sql.resultQuery("SELECT relname, seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables")
                .fetchMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
    }

    private static <T> List<T> each(IntFunction<T> row) {
        return IntStream.range(0, ROWS).mapToObj(row).toList();
    }

    private static List<Id> cast(TestNode node, Project project, List<Ballot> ballots) {
        return node.intake.castAll(project, ballots, true, 1).stream()
                .map(outcome -> ((Outcome.Stored) outcome).id())
                .toList();
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

    private static Ballot chat(int number) {
        return new Ballot.Chat(
                "How long is it?",
                "Two hours.",
                Thumb.UP,
                null,
                List.of(),
                null,
                null,
                "message " + number,
                null,
                new Ballot.Circumstances("user " + number, null, null, null, List.of(), null, "chat " + number));
    }

    private static Ballot media(int number) {
        return new Ballot.Media(
                "film " + number,
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
