package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/// Some days of a project that hold about as many votes as one pass takes: one after the other they are all of time,
/// so that nothing lies between them. A day is never divided, because most counts are kept by the day.
///
/// @param from the first UTC day since 1970
/// @param to the day after the last
record Days(long project, int from, int to) {
    /// Before and after any time that both databases hold (the years 4713 before Christ to 9999), and their hours
    /// still fit an integer.
    private static final int EVER = 5_000_000;

    /// From the beginning of time.
    static Days first(DSLContext sql, long project, int rows) {
        return of(sql, project, -EVER, rows);
    }

    /// The days that follow.
    Days next(DSLContext sql, int rows) {
        return of(sql, project, to, rows);
    }

    /// Whether no days follow.
    boolean last() {
        return to == EVER;
    }

    private static Days of(DSLContext sql, long project, int from, int rows) {
        Days rest = new Days(project, from, EVER);
        int to = Stream.of(
                        rest.after(sql, USER_FEEDBACK.PROJECT_ID, USER_FEEDBACK.TIMESTAMP, rows),
                        rest.after(sql, FEEDBACK.PROJECT_ID, FEEDBACK.TIMESTAMP, rows))
                .flatMap(Stream::ofNullable)
                .map(time -> Math.floorDiv(Tally.hour(time), 24))
                .min(Integer::compare)
                .orElse(EVER);
        return new Days(project, from, Math.max(from + 1, to));
    }

    /// When the vote was said that has so many before it in these days; a walk along an index.
    private <R extends Record> @Nullable Instant after(
            DSLContext sql, TableField<R, Long> owner, TableField<R, Instant> timestamp, int rows) {
        List<Instant> found = sql.select(timestamp)
                .from(Objects.requireNonNull(owner.getTable()))
                .where(of(owner, timestamp))
                .orderBy(timestamp)
                .limit(1)
                .offset(rows)
                .fetch(timestamp);
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The votes of these days.
    Condition of(Field<Long> owner, Field<Instant> timestamp) {
        Condition mine = owner.eq(project);
        if (from > -EVER) mine = mine.and(timestamp.ge(time(from)));
        return to < EVER ? mine.and(timestamp.lt(time(to))) : mine;
    }

    private static Instant time(int day) {
        return Instant.ofEpochSecond(day * 86_400L);
    }
}
