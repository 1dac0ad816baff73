package dev.heed.schedule;

import static dev.heed.storage.schema.Tables.RUNS;

import dev.heed.storage.Database;
import dev.heed.storage.schema.tables.records.RunsRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The run log.
record RunQuery(Database database) {
    /// Older runs are removed when another begins.
    static final Duration KEPT = Duration.ofDays(90);

    private static final int SUMMARY_AT_MOST = 200;

    /// Notes that a run begins. One at a time does: another of the same task that has no end is lost.
    void begin(long id, String task, String node, Instant now) {
        database.write(sql -> {
            sql.deleteFrom(RUNS).where(RUNS.STARTED_AT.lt(now.minus(KEPT))).execute();
            sql.update(RUNS)
                    .set(RUNS.ENDED_AT, now)
                    .set(RUNS.OUTCOME, Run.Outcome.LOST.word())
                    .where(RUNS.TASK.eq(task), RUNS.OUTCOME.isNull())
                    .execute();
            return insert(sql, id, task, node, now);
        });
    }

    private static int insert(DSLContext sql, long id, String task, String node, Instant now) {
        return sql.insertInto(RUNS)
                .set(RUNS.RUN_ID, id)
                .set(RUNS.TASK, task)
                .set(RUNS.NODE, node)
                .set(RUNS.STARTED_AT, now)
                .execute();
    }

    /// Notes how a run ended, unless it was lost meanwhile.
    void end(long id, Run.Outcome outcome, String summary, Instant now) {
        String kept = summary.length() <= SUMMARY_AT_MOST ? summary : summary.substring(0, SUMMARY_AT_MOST);
        database.write(sql -> sql.update(RUNS)
                .set(RUNS.ENDED_AT, now)
                .set(RUNS.OUTCOME, outcome.word())
                .set(RUNS.SUMMARY, kept)
                .where(RUNS.RUN_ID.eq(id), RUNS.OUTCOME.isNull())
                .execute());
    }

    /// The last runs, newest first.
    List<Run> last(int most) {
        return database.read(sql ->
                sql.selectFrom(RUNS).orderBy(RUNS.RUN_ID.desc()).limit(most).fetch(RunQuery::of));
    }

    private static Run of(RunsRecord row) {
        return new Run(
                row.getTask(),
                row.getNode(),
                row.getStartedAt(),
                row.getEndedAt(),
                row.getOutcome() == null ? null : Run.Outcome.of(row.getOutcome()),
                row.getSummary());
    }

    /// When each task last came to a good end.
    Map<String, Instant> successes() {
        return database.read(sql -> sql.select(RUNS.TASK, DSL.max(RUNS.ENDED_AT))
                .from(RUNS)
                .where(RUNS.OUTCOME.eq(Run.Outcome.DONE.word()))
                .groupBy(RUNS.TASK)
                .fetchMap(RUNS.TASK, row -> row.value2()));
    }
}
