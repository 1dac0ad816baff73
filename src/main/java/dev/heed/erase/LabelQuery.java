package dev.heed.erase;

import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;

import dev.heed.domain.Id;
import dev.heed.storage.Database;
import dev.heed.storage.RowLocks;
import dev.heed.storage.schema.tables.records.RollupLabelDailyRecord;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The SQL that forgets tags nobody uses any more: counts of labels that are down to nothing.
final class LabelQuery {
    /// The primary key begins with the bucket: naming them all makes the question a few ranges of it.
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    /// Nothing else is counted where no vote is.
    private static final Condition NOTHING = ROLLUP_LABEL_DAILY.VOTES.eq(0L);

    private LabelQuery() {}

    /// Forgets all of a project. Tags are words of people, and a count of a tag that is down to nothing still names it.
    ///
    /// @param most how many in one transaction
    /// @param stopping whether to break off before the next
    static void sweep(Database database, long project, int most, BooleanSupplier stopping) {
        int swept = most;
        while (swept > 0 && !stopping.getAsBoolean()) swept = sweep(database, project, most);
    }

    /// Deletes up to so many of a project; how many those were. They are looked for before the transaction, and looked
    /// at again in it: one that counts something by then stays, and so does one that somebody is at work with.
    static int sweep(Database database, long project, int most) {
        List<RollupLabelDailyRecord> found = database.read(sql -> sql.selectFrom(ROLLUP_LABEL_DAILY)
                .where(ROLLUP_LABEL_DAILY.BUCKET.in(BUCKETS), ROLLUP_LABEL_DAILY.PROJECT_ID.eq(project), NOTHING)
                .limit(most)
                .fetch());
        return found.isEmpty() ? 0 : database.write(sql -> delete(sql, found));
    }

    private static int delete(DSLContext sql, List<RollupLabelDailyRecord> cells) {
        Condition these = DSL.or(cells.stream().map(LabelQuery::same).toList()).and(NOTHING);
        List<Condition> idle =
                RowLocks.idle(sql.selectFrom(ROLLUP_LABEL_DAILY).where(these)).fetch(LabelQuery::same);
        if (idle.isEmpty()) return 0;
        TracesQuery.leave(sql);
        return sql.deleteFrom(ROLLUP_LABEL_DAILY).where(DSL.or(idle)).execute();
    }

    private static Condition same(RollupLabelDailyRecord cell) {
        return DSL.and(
                ROLLUP_LABEL_DAILY.BUCKET.eq(cell.getBucket()),
                ROLLUP_LABEL_DAILY.PROJECT_ID.eq(cell.getProjectId()),
                ROLLUP_LABEL_DAILY.DAY.eq(cell.getDay()),
                ROLLUP_LABEL_DAILY.KIND.eq(cell.getKind()),
                ROLLUP_LABEL_DAILY.LABEL_KIND.eq(cell.getLabelKind()),
                ROLLUP_LABEL_DAILY.LABEL.eq(cell.getLabel()),
                ROLLUP_LABEL_DAILY.VERIFIED.eq(cell.getVerified()));
    }
}
