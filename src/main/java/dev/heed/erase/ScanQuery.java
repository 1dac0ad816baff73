package dev.heed.erase;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Recommendation;
import dev.heed.storage.Database;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Json;
import dev.heed.storage.RecommendationRows;
import dev.heed.storage.schema.tables.records.RecommendationLogsRecord;
import dev.heed.storage.schema.tables.records.RevisionsRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    List<Feedback> votes(Id.Row kind, long after, long last, int most) {
        return database.read(sql -> kind == Id.Row.MEDIA_VOTE
                ? sql.selectFrom(USER_FEEDBACK)
                        .where(USER_FEEDBACK.PROJECT_ID.eq(project), within(USER_FEEDBACK.FEEDBACK_ID, after, last))
                        .orderBy(USER_FEEDBACK.FEEDBACK_ID)
                        .limit(most)
                        .fetch(FeedbackRows::media)
                : sql.selectFrom(FEEDBACK)
                        .where(FEEDBACK.PROJECT_ID.eq(project), within(FEEDBACK.FEEDBACK_ID, after, last))
                        .orderBy(FEEDBACK.FEEDBACK_ID)
                        .limit(most)
                        .fetch(FeedbackRows::chat));
    }

    /// What votes of one bucket said before, by their numbers.
    List<Review.Earlier> earlier(int bucket, long afterVote, int afterRevision, int most) {
        return database.read(sql -> sql.selectFrom(REVISIONS)
                .where(
                        REVISIONS.BUCKET.eq(bucket),
                        REVISIONS.PROJECT_ID.eq(project),
                        DSL.row(REVISIONS.FEEDBACK_ID, REVISIONS.REVISION).gt(afterVote, afterRevision))
                .orderBy(REVISIONS.FEEDBACK_ID, REVISIONS.REVISION)
                .limit(most)
                .fetch(ScanQuery::earlier));
    }

    private static Review.Earlier earlier(RevisionsRecord row) {
        Id.Row kind = row.getKind().equals(Kind.MEDIA.word()) ? Id.Row.MEDIA_VOTE : Id.Row.CHAT_VOTE;
        return new Review.Earlier(
                new Id(kind, row.getBucket(), row.getFeedbackId()),
                row.getRevision(),
                Objects.requireNonNullElse(Json.object(row.getSignals()), Map.of()));
    }

    /// The same once more, of a locked vote.
    static Optional<Review.Earlier> again(DSLContext sql, Review.Earlier earlier) {
        return sql.selectFrom(REVISIONS).where(same(earlier)).fetchOptional(ScanQuery::earlier);
    }

    /// Writes over what a locked vote said before.
    static void update(DSLContext sql, Review.Earlier earlier) {
        sql.update(REVISIONS)
                .set(REVISIONS.SIGNALS, Json.text(earlier.said()))
                .where(same(earlier))
                .execute();
    }

    private static Condition same(Review.Earlier earlier) {
        return DSL.and(
                REVISIONS.BUCKET.eq(earlier.vote().bucket()),
                REVISIONS.FEEDBACK_ID.eq(earlier.vote().number()),
                REVISIONS.REVISION.eq(earlier.revision()));
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
