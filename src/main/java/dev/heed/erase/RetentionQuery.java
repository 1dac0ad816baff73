package dev.heed.erase;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Id;
import dev.heed.storage.Database;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.TableField;

/// Which rows are past their time.
record RetentionQuery(Database database) {
    /// Rows of a kind that a project received before a point in time, oldest first; by an index that is made for it.
    List<Id> due(Id.Row kind, long project, Instant before, int most) {
        return switch (kind) {
            case MEDIA_VOTE ->
                due(
                        kind,
                        USER_FEEDBACK.PROJECT_ID.eq(project).and(USER_FEEDBACK.RECEIVED_AT.lt(before)),
                        USER_FEEDBACK.RECEIVED_AT,
                        USER_FEEDBACK.BUCKET,
                        USER_FEEDBACK.FEEDBACK_ID,
                        most);
            case CHAT_VOTE ->
                due(
                        kind,
                        FEEDBACK.PROJECT_ID.eq(project).and(FEEDBACK.RECEIVED_AT.lt(before)),
                        FEEDBACK.RECEIVED_AT,
                        FEEDBACK.BUCKET,
                        FEEDBACK.FEEDBACK_ID,
                        most);
            case RECOMMENDATION ->
                due(
                        kind,
                        RECOMMENDATION_LOGS.PROJECT_ID.eq(project).and(RECOMMENDATION_LOGS.RECEIVED_AT.lt(before)),
                        RECOMMENDATION_LOGS.RECEIVED_AT,
                        RECOMMENDATION_LOGS.BUCKET,
                        RECOMMENDATION_LOGS.LOG_ID,
                        most);
        };
    }

    private <R extends Record> List<Id> due(
            Id.Row kind,
            Condition which,
            TableField<R, Instant> order,
            TableField<R, Integer> bucket,
            TableField<R, Long> number,
            int most) {
        return database.read(sql -> sql.select(bucket, number)
                .from(Objects.requireNonNull(number.getTable()))
                .where(which)
                .orderBy(order)
                .limit(most)
                .fetch(row -> new Id(kind, row.value1(), row.value2())));
    }
}
