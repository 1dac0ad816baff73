package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Id;
import dev.heed.domain.ScoreRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Counts every row again and compares with the rollups.
///
/// Reads all rows in one snapshot, some days of a project at a time: memory grows with the cells of such a pass, or of
/// one day if that has more rows; no statement runs longer than a pass. Answered recommendations, which count under
/// the hour of showing, are passed through by bucket. A repair is one transaction and makes writers wait while it runs.
public final class Recount {
    /// About how many rows are counted in one pass, so that their cells fit a small heap: on many items, two cells of
    /// some 300 bytes for each row.
    private static final int ROWS_A_PASS = 100_000;

    private static final int FETCH = 1_000;

    /// Primary keys of rollups begin with the bucket: naming them all makes a question a few ranges of the key.
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    private static final Set<Rollup> BY_DAY = EnumSet.of(Rollup.HOURLY, Rollup.MEDIA_DAILY, Rollup.LABEL_DAILY);
    private static final Set<Rollup> BY_SHOWING = EnumSet.of(Rollup.SLOT_HOURLY);

    private final DSLContext sql;
    private final int rowsAPass;
    private final boolean repair;
    private final int stripe;
    private final Map<Long, ScoreRange> ranges;
    private long rows;
    private long cells;
    private long wrong;

    private Recount(DSLContext sql, int rowsAPass, boolean repair) {
        this.sql = sql;
        this.rowsAPass = rowsAPass;
        this.repair = repair;
        this.stripe = Ledger.stripe(sql);
        if (repair) Ledger.keepOut(sql);
        this.ranges = Ledger.ranges(sql);
    }

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
        return database.read(sql -> new Recount(sql, rowsAPass, false).run());
    }

    /// Compares and puts right what is wrong.
    public static Report repair(Database database) {
        return repair(database, ROWS_A_PASS);
    }

    static Report repair(Database database, int rowsAPass) {
        return database.write(sql -> new Recount(sql, rowsAPass, true).run());
    }

    private Report run() {
        for (long project : ranges.keySet()) {
            Days days = Days.first(sql, project, rowsAPass);
            pass(days);
            while (!days.last()) {
                days = days.next(sql, rowsAPass);
                pass(days);
            }
        }
        passShowings();
        // what a project has left that is no more
        settle(
                tally(BY_DAY),
                BY_DAY,
                rollup -> rollup.project().notIn(DSL.select(PROJECTS.PROJECT_ID).from(PROJECTS)));
        return new Report(rows, cells, wrong, repair && wrong > 0);
    }

    private Tally tally(Set<Rollup> wanted) {
        return new Tally(project -> ranges.getOrDefault(project, ScoreRange.UNIT), stripe, wanted);
    }

    /// Everything that counts under the time of the vote.
    private void pass(Days days) {
        Tally tally = tally(BY_DAY);
        each(USER_FEEDBACK, days.of(USER_FEEDBACK.PROJECT_ID, USER_FEEDBACK.TIMESTAMP), row -> {
            tally.vote(null, FeedbackRows.media(row));
            rows++;
        });
        each(FEEDBACK, days.of(FEEDBACK.PROJECT_ID, FEEDBACK.TIMESTAMP), row -> {
            tally.vote(null, FeedbackRows.chat(row));
            rows++;
        });
        settle(
                tally,
                BY_DAY,
                rollup -> rollup.bucket()
                        .in(BUCKETS)
                        .and(rollup.project().eq(days.project()))
                        .and(rollup.within(days.from(), days.to())));
    }

    /// What counts under the time of showing, the buckets that share cells together.
    private void passShowings() {
        int stripes = Id.BUCKETS / stripe;
        int most = (int) Math.min(Integer.MAX_VALUE, (long) rowsAPass * stripes);
        int shown = sql.fetchCount(
                sql.select(RECOMMENDATION_LOGS.LOG_ID).from(RECOMMENDATION_LOGS).limit(most));
        int passes = Math.clamp(shown / rowsAPass + 1, 1, stripes);
        for (int pass = 0; pass < passes; pass++)
            passShowings(BUCKETS.subList(stripes * pass / passes * stripe, stripes * (pass + 1) / passes * stripe));
    }

    private void passShowings(List<Integer> buckets) {
        Tally tally = tally(BY_SHOWING);
        // above zero, as every number is: so written, the index of votes that answer something is used
        each(
                USER_FEEDBACK,
                USER_FEEDBACK.BUCKET.in(buckets).and(USER_FEEDBACK.LOG_ID.gt(0L)),
                row -> tally.vote(null, FeedbackRows.media(row)));
        each(RECOMMENDATION_LOGS, RECOMMENDATION_LOGS.BUCKET.in(buckets), row -> {
            tally.recommendation(null, RecommendationRows.of(row));
            rows++;
        });
        settle(tally, BY_SHOWING, rollup -> rollup.bucket().in(buckets));
    }

    private <R extends Record> void each(Table<R> table, Condition which, Consumer<R> taker) {
        try (var found = sql.selectFrom(table).where(which).fetchSize(FETCH).fetchLazy()) {
            found.forEach(taker);
        }
    }

    private interface Cells {
        Condition of(Rollup rollup);
    }

    /// Compares what was counted with what is kept there, and puts that right if it is to be.
    private void settle(Tally tally, Set<Rollup> rollups, Cells which) {
        Map<Rollup.Cell, long[]> counted = tally.cells();
        cells += counted.size();
        int differing = differing(counted, rollups, which).size();
        wrong += differing;
        if (!repair || differing == 0) return;
        for (Rollup rollup : rollups)
            sql.deleteFrom(rollup.table()).where(which.of(rollup)).execute();
        tally.flush(sql);
    }

    /// The cells that are not as counted. Cells that hold only zeros may be there or not.
    private List<Rollup.Cell> differing(Map<Rollup.Cell, long[]> counted, Set<Rollup> rollups, Cells which) {
        Map<Rollup.Cell, long[]> missing = new HashMap<>(counted);
        List<Rollup.Cell> wrong = new ArrayList<>();
        for (Rollup rollup : rollups)
            each(rollup.table(), which.of(rollup), row -> {
                Rollup.Cell cell = rollup.cell(row);
                long[] n = rollup.measures(row);
                long[] expected = missing.remove(cell);
                if (!Arrays.equals(n, expected == null ? new long[n.length] : expected)) wrong.add(cell);
            });
        wrong.addAll(missing.keySet());
        return wrong;
    }
}
