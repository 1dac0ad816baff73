package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Id;
import dev.heed.domain.ScoreRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.TableLike;

/// Counts every row again and compares with the rollups.
///
/// Reads all rows in one snapshot, a range of buckets at a time: memory grows with the cells of a range, time with
/// the rows times the ranges. A repair is one transaction and makes writers wait while it runs.
public final class Recount {
    /// About how many rows are counted in one pass, so that their cells fit a small heap.
    private static final int ROWS_A_PASS = 500_000;

    private static final int FETCH = 1_000;

    private Recount() {}

    /// What was found.
    ///
    /// @param rows votes and recommendations that were read
    /// @param cells rollup rows that should be there
    /// @param wrong rollup rows that differ from the count, are missing, or should not be there
    /// @param repaired whether they were put right
    public record Report(long rows, long cells, long wrong, boolean repaired) {}

    /// Compares; changes nothing.
    public static Report check(Database database) {
        return check(database, ROWS_A_PASS);
    }

    static Report check(Database database, int rowsAPass) {
        return database.read(sql -> run(sql, rowsAPass, false));
    }

    /// Compares and puts right what is wrong.
    public static Report repair(Database database) {
        return repair(database, ROWS_A_PASS);
    }

    static Report repair(Database database, int rowsAPass) {
        return database.write(sql -> run(sql, rowsAPass, true));
    }

    private static Report run(DSLContext sql, int rowsAPass, boolean repair) {
        boolean sharded = Ledger.sharded(sql);
        if (repair) Ledger.keepOut(sql);
        Map<Long, ScoreRange> ranges = Ledger.ranges(sql);
        long stored =
                0L + sql.fetchCount(USER_FEEDBACK) + sql.fetchCount(FEEDBACK) + sql.fetchCount(RECOMMENDATION_LOGS);
        int passes = sharded ? Math.clamp(stored / rowsAPass + 1, 1, Id.BUCKETS) : 1;
        long rows = 0;
        long cells = 0;
        long wrong = 0;
        for (int pass = 0; pass < passes; pass++) {
            int from = pass * Id.BUCKETS / passes;
            int to = (pass + 1) * Id.BUCKETS / passes - 1;
            Tally tally = new Tally(project -> ranges.getOrDefault(project, ScoreRange.UNIT), sharded);
            rows += count(sql, tally, from, to);
            cells += tally.cells().size();
            List<Rollup.Cell> differing = compare(sql, tally.cells(), from, to);
            wrong += differing.size();
            if (repair && !differing.isEmpty()) replace(sql, tally, from, to);
        }
        return new Report(rows, cells, wrong, repair && wrong > 0);
    }

    private static long count(DSLContext sql, Tally tally, int from, int to) {
        long rows = 0;
        try (var media = stream(sql, USER_FEEDBACK, USER_FEEDBACK.BUCKET, from, to)) {
            for (var row : media) {
                tally.vote(null, FeedbackRows.media(row));
                rows++;
            }
        }
        try (var chat = stream(sql, FEEDBACK, FEEDBACK.BUCKET, from, to)) {
            for (var row : chat) {
                tally.vote(null, FeedbackRows.chat(row));
                rows++;
            }
        }
        try (var shown = stream(sql, RECOMMENDATION_LOGS, RECOMMENDATION_LOGS.BUCKET, from, to)) {
            for (var row : shown) {
                tally.recommendation(null, RecommendationRows.of(row));
                rows++;
            }
        }
        return rows;
    }

    private static <R extends Record> Cursor<R> stream(
            DSLContext sql, TableLike<R> table, TableField<R, Integer> bucket, int from, int to) {
        return sql.selectFrom(table)
                .where(bucket.between(from, to))
                .fetchSize(FETCH)
                .fetchLazy();
    }

    /// The cells that are not as counted. Cells that hold only zeros may be there or not.
    private static List<Rollup.Cell> compare(DSLContext sql, Map<Rollup.Cell, long[]> counted, int from, int to) {
        Map<Rollup.Cell, long[]> missing = new HashMap<>(counted);
        List<Rollup.Cell> wrong = new ArrayList<>();
        for (Rollup rollup : Rollup.values()) {
            try (var stored = sql.selectFrom(rollup.table())
                    .where(rollup.bucket().between(from, to))
                    .fetchSize(FETCH)
                    .fetchLazy()) {
                for (Record row : stored) {
                    Rollup.Cell cell = rollup.cell(row);
                    long[] n = rollup.measures(row);
                    long[] expected = missing.remove(cell);
                    if (!Arrays.equals(n, expected == null ? new long[n.length] : expected)) wrong.add(cell);
                }
            }
        }
        wrong.addAll(missing.keySet());
        return wrong;
    }

    private static void replace(DSLContext sql, Tally tally, int from, int to) {
        for (Rollup rollup : Rollup.values())
            sql.deleteFrom(rollup.table())
                    .where(rollup.bucket().between(from, to))
                    .execute();
        tally.flush(sql);
    }
}
