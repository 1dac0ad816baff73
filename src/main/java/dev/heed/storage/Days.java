package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.storage.schema.tables.records.FeedbackRecord;
import dev.heed.storage.schema.tables.records.RecommendationLogsRecord;
import dev.heed.storage.schema.tables.records.UserFeedbackRecord;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// Some days of a project that hold about as many rows as one pass takes: one after the other they are all of time,
/// so that nothing lies between them. A day is never divided, because most counts are kept by the day.
///
/// @param showings whether what was shown is meant, and the votes for it, by the time of showing; else all votes, by
///     theirs
/// @param from the first UTC day since 1970
/// @param to the day after the last
record Days(long project, boolean showings, int from, int to) {
    /// Before and after any time that both databases hold (the years 4713 before Christ to 9999), and their hours
    /// still fit an integer.
    private static final int EVER = 5_000_000;

    /// From the beginning of time.
    static Days first(DSLContext sql, long project, boolean showings, int rows) {
        return new Days(project, showings, -EVER, -EVER).next(sql, rows);
    }

    /// The days that follow.
    Days next(DSLContext sql, int rows) {
        Days rest = new Days(project, showings, to, EVER);
        int end = (showings
                        ? Stream.of(after(sql, rest.shown(), rows), after(sql, rest.answering(), rows))
                        : Stream.of(after(sql, rest.media(), rows), after(sql, rest.chat(), rows)))
                .flatMap(Stream::ofNullable)
                .map(time -> Math.floorDiv(Tally.hour(time), 24))
                .min(Integer::compare)
                .orElse(EVER);
        return new Days(project, showings, to, Math.max(to + 1, end));
    }

    /// Whether no days follow.
    boolean last() {
        return to == EVER;
    }

    /// Some rows of these days.
    record Rows<R extends Record>(Table<R> table, Field<Instant> time, Condition which) {}

    Rows<UserFeedbackRecord> media() {
        return rows(USER_FEEDBACK, USER_FEEDBACK.PROJECT_ID, USER_FEEDBACK.TIMESTAMP);
    }

    Rows<FeedbackRecord> chat() {
        return rows(FEEDBACK, FEEDBACK.PROJECT_ID, FEEDBACK.TIMESTAMP);
    }

    Rows<RecommendationLogsRecord> shown() {
        return rows(RECOMMENDATION_LOGS, RECOMMENDATION_LOGS.PROJECT_ID, RECOMMENDATION_LOGS.TIMESTAMP);
    }

    /// The votes for what was shown in these days.
    Rows<UserFeedbackRecord> answering() {
        var those = rows(USER_FEEDBACK, USER_FEEDBACK.PROJECT_ID, USER_FEEDBACK.RECOMMENDED_AT);
        // so written, the index of votes that answer something is used
        return new Rows<>(those.table, those.time, those.which.and(USER_FEEDBACK.LOG_ID.isNotNull()));
    }

    private <R extends Record> Rows<R> rows(Table<R> table, Field<Long> owner, Field<Instant> time) {
        Condition mine = owner.eq(project);
        if (from > -EVER) mine = mine.and(time.ge(time(from)));
        return new Rows<>(table, time, to < EVER ? mine.and(time.lt(time(to))) : mine);
    }

    /// The time of the row that has so many before it; a walk along an index.
    private static @Nullable Instant after(DSLContext sql, Rows<?> rows, int many) {
        List<Instant> found = sql.select(rows.time)
                .from(rows.table)
                .where(rows.which)
                .orderBy(rows.time)
                .limit(1)
                .offset(many)
                .fetch(rows.time);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Instant time(int day) {
        return Instant.ofEpochSecond(day * 86_400L);
    }
}
