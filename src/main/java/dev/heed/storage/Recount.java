package dev.heed.storage;

import static dev.heed.storage.schema.Tables.PROJECTS;

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
/// one day if that has more rows; no statement runs longer than a pass. Recommendations and the votes that answer
/// them count under the time of showing and are passed after the others. A repair is one transaction and makes
/// writers wait while it runs.
public final class Recount {
    /// About how many rows of one table are counted in one pass, so that their cells fit a small heap: on many items,
    /// two cells of some 300 bytes for each row.
    private static final int ROWS_A_PASS = 100_000;

    private static final int FETCH = 1_000;

    /// Primary keys of rollups begin with the bucket: naming them all makes a question a few ranges of the key.
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    private static final Set<Rollup> BY_DAY =
            EnumSet.of(Rollup.HOURLY, Rollup.DAILY, Rollup.MEDIA_DAILY, Rollup.LABEL_DAILY);
    private static final Set<Rollup> BY_SHOWING =
            EnumSet.of(Rollup.SLOT_HOURLY, Rollup.SLOT_DAILY, Rollup.RESPONSE_DAILY);

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
            passes(project, false, this::pass);
            passes(project, true, this::passShowings);
        }
        // what a project has left that is no more
        Set<Rollup> all = EnumSet.allOf(Rollup.class);
        settle(
                tally(all),
                all,
                rollup -> rollup.project().notIn(DSL.select(PROJECTS.PROJECT_ID).from(PROJECTS)));
        return new Report(rows, cells, wrong, repair && wrong > 0);
    }

    private void passes(long project, boolean showings, Consumer<Days> pass) {
        Days days = Days.first(sql, project, showings, rowsAPass);
        pass.accept(days);
        while (!days.last()) {
            days = days.next(sql, rowsAPass);
            pass.accept(days);
        }
    }

    private Tally tally(Set<Rollup> wanted) {
        return new Tally(project -> ranges.getOrDefault(project, ScoreRange.UNIT), stripe, wanted);
    }

    /// Everything that counts under the time of the vote.
    private void pass(Days days) {
        Tally tally = tally(BY_DAY);
        each(days.media(), row -> {
            tally.vote(null, FeedbackRows.media(row));
            rows++;
        });
        each(days.chat(), row -> {
            tally.vote(null, FeedbackRows.chat(row));
            rows++;
        });
        settle(tally, BY_DAY, days);
    }

    /// What counts under the time of showing.
    private void passShowings(Days days) {
        Tally tally = tally(BY_SHOWING);
        each(days.answering(), row -> tally.vote(null, FeedbackRows.media(row)));
        each(days.shown(), row -> {
            tally.recommendation(null, RecommendationRows.of(row));
            rows++;
        });
        settle(tally, BY_SHOWING, days);
    }

    private void settle(Tally tally, Set<Rollup> rollups, Days days) {
        settle(
                tally,
                rollups,
                rollup -> rollup.bucket()
                        .in(BUCKETS)
                        .and(rollup.project().eq(days.project()))
                        .and(rollup.within(days.from(), days.to())));
    }

    private <R extends Record> void each(Days.Rows<R> rows, Consumer<R> taker) {
        each(rows.table(), rows.which(), taker);
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
