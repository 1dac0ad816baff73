package dev.heed.storage;

import static dev.heed.storage.schema.Tables.PROJECTS;

import dev.heed.domain.Id;
import dev.heed.domain.ScoreRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/// An open transaction over rows that are counted: what is tallied goes to the rollups before the commit.
public final class Ledger {
    private final DSLContext sql;
    private final Map<Long, ScoreRange> ranges = new HashMap<>();
    private final Tally tally;

    private Ledger(DSLContext sql) {
        this.sql = sql;
        this.tally = new Tally(project -> ranges.computeIfAbsent(project, this::range), stripe(sql));
    }

    /// Runs a change of counted rows in one transaction of a database.
    public static <T> T write(Database database, Function<Ledger, T> change) {
        return database.write(sql -> {
            Ledger ledger = new Ledger(sql);
            T answer = change.apply(ledger);
            if (manyWriters(sql)) ledger.enter();
            ledger.tally.flush(sql);
            return answer;
        });
    }

    public DSLContext sql() {
        return sql;
    }

    public Tally tally() {
        return tally;
    }

    /// How many neighbouring buckets share a cell of a rollup. A file has one writer: more than one cell would
    /// only be more pages to write. Several writers would wait for each other's commits at one cell; with four
    /// cells, up to that many lanes of a journal hardly meet. More are rows to write with every vote, and to add up
    /// in every answer.
    static int stripe(DSLContext sql) {
        return manyWriters(sql) ? Id.BUCKETS / 4 : Id.BUCKETS;
    }

    private static boolean manyWriters(DSLContext sql) {
        return sql.family() != SQLDialect.SQLITE;
    }

    /// Waits for a recount that repairs, and makes one wait that begins before this commits.
    private void enter() {
        List<Long> projects = tally.projects();
        if (!projects.isEmpty())
            RowLocks.relying(sql.select(PROJECTS.PROJECT_ID)
                            .from(PROJECTS)
                            .where(PROJECTS.PROJECT_ID.in(projects))
                            .orderBy(PROJECTS.PROJECT_ID))
                    .fetch();
    }

    /// Lets no change of counted rows commit until this transaction has.
    static void keepOut(DSLContext sql) {
        RowLocks.changing(sql.select(PROJECTS.PROJECT_ID).from(PROJECTS).orderBy(PROJECTS.PROJECT_ID))
                .fetch();
    }

    /// A project's scale, which stays until this commits.
    private ScoreRange range(long project) {
        return RowLocks.relying(sql.select(PROJECTS.SCORE_LOW, PROJECTS.SCORE_HIGH)
                        .from(PROJECTS)
                        .where(PROJECTS.PROJECT_ID.eq(project)))
                .fetchSingle(row -> new ScoreRange(row.value1(), row.value2()));
    }

    static Map<Long, ScoreRange> ranges(DSLContext sql) {
        return sql.select(PROJECTS.PROJECT_ID, PROJECTS.SCORE_LOW, PROJECTS.SCORE_HIGH)
                .from(PROJECTS)
                .fetchMap(PROJECTS.PROJECT_ID, row -> new ScoreRange(row.value2(), row.value3()));
    }
}
