package dev.heed.history;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Json;
import dev.heed.storage.LongRead;
import dev.heed.storage.VoteConditions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// The SQL of history.
final class HistoryQuery {
    private HistoryQuery() {}

    static List<Feedback> media(DSLContext sql, long project, Filter filter, boolean byTime, Mark before, int limit) {
        return sql.selectFrom(USER_FEEDBACK)
                .where(media(project, filter, byTime)
                        .and(below(before, USER_FEEDBACK.TIMESTAMP, USER_FEEDBACK.FEEDBACK_ID)))
                .orderBy(order(byTime, USER_FEEDBACK.TIMESTAMP, USER_FEEDBACK.FEEDBACK_ID))
                .limit(limit)
                .fetch(FeedbackRows::media);
    }

    /// The same, all of them, oldest first.
    static void eachMedia(LongRead read, long project, Filter filter, Consumer<Feedback> taker) {
        read.each(
                read.sql()
                        .selectFrom(USER_FEEDBACK)
                        .where(media(project, filter, false))
                        .orderBy(USER_FEEDBACK.FEEDBACK_ID),
                row -> taker.accept(FeedbackRows.media(row)));
    }

    private static Condition media(long project, Filter filter, boolean byTime) {
        return VoteConditions.media(project, filter, said(USER_FEEDBACK.TIMESTAMP, byTime));
    }

    static List<Feedback> chat(DSLContext sql, long project, Filter filter, boolean byTime, Mark before, int limit) {
        return sql.selectFrom(FEEDBACK)
                .where(chat(project, filter, byTime).and(below(before, FEEDBACK.TIMESTAMP, FEEDBACK.FEEDBACK_ID)))
                .orderBy(order(byTime, FEEDBACK.TIMESTAMP, FEEDBACK.FEEDBACK_ID))
                .limit(limit)
                .fetch(FeedbackRows::chat);
    }

    /// The same, all of them, oldest first.
    static void eachChat(LongRead read, long project, Filter filter, Consumer<Feedback> taker) {
        read.each(
                read.sql()
                        .selectFrom(FEEDBACK)
                        .where(chat(project, filter, false))
                        .orderBy(FEEDBACK.FEEDBACK_ID),
                row -> taker.accept(FeedbackRows.chat(row)));
    }

    private static Condition chat(long project, Filter filter, boolean byTime) {
        return VoteConditions.chat(project, filter, said(FEEDBACK.TIMESTAMP, byTime));
    }

    /// The time of a vote, in a list by arrival in a form that no index has: else a database may take the index by
    /// time and sort all of a long period, to show the first few votes of an item.
    private static Field<Instant> said(Field<Instant> timestamp, boolean byTime) {
        return byTime ? timestamp : DSL.coalesce(timestamp, timestamp);
    }

    private static List<SortField<?>> order(boolean byTime, Field<Instant> timestamp, Field<Long> number) {
        return byTime ? List.of(timestamp.desc(), number.desc()) : List.of(number.desc());
    }

    private static Condition below(Mark mark, Field<Instant> timestamp, Field<Long> number) {
        return mark.time() == null
                ? number.lt(mark.number())
                : DSL.row(timestamp, number).lt(DSL.row(DSL.val(mark.time(), timestamp), DSL.val(mark.number())));
    }

    static Optional<Feedback> one(DSLContext sql, long project, Id id) {
        return id.row() == Id.Row.MEDIA_VOTE
                ? sql.selectFrom(USER_FEEDBACK)
                        .where(mine(
                                USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID, USER_FEEDBACK.PROJECT_ID, id, project))
                        .fetchOptional(FeedbackRows::media)
                : sql.selectFrom(FEEDBACK)
                        .where(mine(FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID, FEEDBACK.PROJECT_ID, id, project))
                        .fetchOptional(FeedbackRows::chat);
    }

    private static Condition mine(
            TableField<?, Integer> bucket, TableField<?, Long> number, TableField<?, Long> owner, Id id, long project) {
        return bucket.eq(id.bucket()).and(number.eq(id.number())).and(owner.eq(project));
    }

    static List<History.Revision> revisions(DSLContext sql, Id id) {
        return sql.selectFrom(REVISIONS)
                .where(REVISIONS.BUCKET.eq(id.bucket()), REVISIONS.FEEDBACK_ID.eq(id.number()))
                .orderBy(REVISIONS.REVISION)
                .fetch(row -> {
                    Map<String, Object> said = Json.object(row.getSignals());
                    return new History.Revision(
                            row.getRevision(),
                            said == null ? Map.of() : said,
                            row.getReplacedAt(),
                            row.getReplacedBy());
                });
    }
}
