package dev.heed.erase;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Recommendation;
import dev.heed.storage.Database;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Json;
import dev.heed.storage.RecommendationRows;
import dev.heed.storage.schema.tables.records.RecommendationLogsRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// The SQL of a scan: a project's rows in keyset pages by their numbers, and what is written over them.
record ScanQuery(Database database, long project) {
    /// The highest number of a kind of row, the end of the scan; a low one where there is none.
    long last(Id.Row kind) {
        return switch (kind) {
            case MEDIA_VOTE -> last(USER_FEEDBACK.FEEDBACK_ID, USER_FEEDBACK.PROJECT_ID);
            case CHAT_VOTE -> last(FEEDBACK.FEEDBACK_ID, FEEDBACK.PROJECT_ID);
            case RECOMMENDATION -> last(RECOMMENDATION_LOGS.LOG_ID, RECOMMENDATION_LOGS.PROJECT_ID);
        };
    }

    private <R extends Record> long last(TableField<R, Long> number, TableField<R, Long> owner) {
        Long last = database.read(sql -> sql.select(DSL.max(number))
                .from(Objects.requireNonNull(number.getTable()))
                .where(owner.eq(project))
                .fetchSingle()
                .value1());
        return last == null ? Long.MIN_VALUE : last;
    }

    List<Review.Whole> votes(Id.Row kind, long after, long last, int most) {
        return database.read(sql -> whole(
                sql,
                kind == Id.Row.MEDIA_VOTE
                        ? sql.selectFrom(USER_FEEDBACK)
                                .where(
                                        USER_FEEDBACK.PROJECT_ID.eq(project),
                                        within(USER_FEEDBACK.FEEDBACK_ID, after, last))
                                .orderBy(USER_FEEDBACK.FEEDBACK_ID)
                                .limit(most)
                                .fetch(FeedbackRows::media)
                        : sql.selectFrom(FEEDBACK)
                                .where(FEEDBACK.PROJECT_ID.eq(project), within(FEEDBACK.FEEDBACK_ID, after, last))
                                .orderBy(FEEDBACK.FEEDBACK_ID)
                                .limit(most)
                                .fetch(FeedbackRows::chat)));
    }

    List<Recommendation> recommendations(long after, long last, int most) {
        return database.read(sql -> sql.selectFrom(RECOMMENDATION_LOGS)
                .where(RECOMMENDATION_LOGS.PROJECT_ID.eq(project), within(RECOMMENDATION_LOGS.LOG_ID, after, last))
                .orderBy(RECOMMENDATION_LOGS.LOG_ID)
                .limit(most)
                .fetch(RecommendationRows::of));
    }

    private static Condition within(TableField<?, Long> number, long after, long last) {
        return number.gt(after).and(number.le(last));
    }

    List<MediaItem> items(String after, int most) {
        return database.read(sql -> sql.selectFrom(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project), MEDIA.MEDIA_ID.gt(after))
                .orderBy(MEDIA.MEDIA_ID)
                .limit(most)
                .fetch(row -> new MediaItem(
                        row.getMediaId(), row.getTitle(), row.getType(), row.getDuration(), row.getLastUpdated())));
    }

    /// Votes with what they said before.
    static List<Review.Whole> whole(DSLContext sql, List<Feedback> votes) {
        // most have said nothing else
        List<Id> revised = votes.stream()
                .filter(vote -> vote.revision() > 1)
                .map(Feedback::id)
                .toList();
        Map<Long, List<Review.Earlier>> earlier = new HashMap<>();
        if (!revised.isEmpty())
            sql.selectFrom(REVISIONS)
                    .where(HeldQuery.among(sql, REVISIONS.BUCKET, REVISIONS.FEEDBACK_ID, revised))
                    .orderBy(REVISIONS.FEEDBACK_ID, REVISIONS.REVISION)
                    .forEach(row -> earlier.computeIfAbsent(row.getFeedbackId(), _ -> new ArrayList<>())
                            .add(new Review.Earlier(
                                    row.getRevision(), Objects.requireNonNull(Json.object(row.getSignals())))));
        return votes.stream()
                .map(vote ->
                        new Review.Whole(vote, earlier.getOrDefault(vote.id().number(), List.of())))
                .toList();
    }

    static void update(DSLContext sql, List<Feedback> votes, List<Feedback> before) {
        if (!votes.isEmpty()) FeedbackRows.update(sql, votes, before);
    }

    /// Writes over what a locked vote said before.
    static void rewrite(DSLContext sql, Id vote, List<Review.Earlier> earlier) {
        for (Review.Earlier one : earlier)
            sql.update(REVISIONS)
                    .set(REVISIONS.SIGNALS, Json.text(one.said()))
                    .where(
                            REVISIONS.BUCKET.eq(vote.bucket()),
                            REVISIONS.FEEDBACK_ID.eq(vote.number()),
                            REVISIONS.REVISION.eq(one.revision()))
                    .execute();
    }

    /// Writes over the texts of a locked recommendation.
    static void update(DSLContext sql, Recommendation shown) {
        RecommendationLogsRecord row = RecommendationRows.row(shown);
        sql.update(RECOMMENDATION_LOGS)
                .set(RECOMMENDATION_LOGS.METADATA, row.getMetadata())
                .set(RECOMMENDATION_LOGS.FOUND, row.getFound())
                .set(RECOMMENDATION_LOGS.TEXT_MODES, row.getTextModes())
                .set(RECOMMENDATION_LOGS.POLICY_VERSION, row.getPolicyVersion())
                .where(
                        RECOMMENDATION_LOGS.BUCKET.eq(shown.id().bucket()),
                        RECOMMENDATION_LOGS.LOG_ID.eq(shown.id().number()))
                .execute();
    }
}
