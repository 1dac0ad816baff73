package dev.heed.catalog;

import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Recommendation;
import dev.heed.storage.Among;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.RecommendationRows;
import dev.heed.storage.RowLocks;
import dev.heed.storage.StorageException;
import dev.heed.storage.schema.tables.records.RecommendationLogsRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.SelectForUpdateStep;

/// The SQL of the recommendation log.
final class RecommendationQuery {
    private RecommendationQuery() {}

    static Optional<Recommendation> one(DSLContext sql, long project, Id id) {
        return Optional.ofNullable(
                found(byId(sql, List.of(project), List.of(id))).get(id));
    }

    /// Recommendations of these projects by id, which stay as they are until the transaction ends.
    static Map<Id, Recommendation> relying(DSLContext sql, Collection<Long> projects, Collection<Id> ids) {
        return ids.isEmpty() ? new HashMap<>() : found(RowLocks.relying(byId(sql, projects, ids)));
    }

    /// The same, to be changed.
    static Map<Id, Recommendation> changing(DSLContext sql, Collection<Long> projects, Collection<Id> ids) {
        return ids.isEmpty() ? new HashMap<>() : found(RowLocks.changing(byId(sql, projects, ids)));
    }

    /// In the order of their ids, so that two that lock them wait in one order.
    private static SelectForUpdateStep<RecommendationLogsRecord> byId(
            DSLContext sql, Collection<Long> projects, Collection<Id> ids) {
        return sql.selectFrom(RECOMMENDATION_LOGS)
                .where(
                        RECOMMENDATION_LOGS.PROJECT_ID.in(projects),
                        Among.numbers(
                                sql,
                                RECOMMENDATION_LOGS.LOG_ID,
                                ids.stream().map(Id::number).distinct().toList()))
                .orderBy(RECOMMENDATION_LOGS.LOG_ID);
    }

    private static Map<Id, Recommendation> found(ResultQuery<RecommendationLogsRecord> rows) {
        Map<Id, Recommendation> found = new HashMap<>();
        rows.forEach(row -> {
            Recommendation shown = RecommendationRows.of(row);
            found.put(shown.id(), shown);
        });
        return found;
    }

    static List<Recommendation> page(
            DSLContext sql, long project, Recommendations.Filter filter, long before, int limit) {
        Condition where = RECOMMENDATION_LOGS.PROJECT_ID.eq(project).and(RECOMMENDATION_LOGS.LOG_ID.lt(before));
        where = any(where, RECOMMENDATION_LOGS.MEDIA_ID, filter.mediaIds());
        where = any(where, RECOMMENDATION_LOGS.RECOMMENDATION_TYPE, filter.recommendationTypes());
        where = any(where, RECOMMENDATION_LOGS.MODEL, filter.models());
        where = any(where, RECOMMENDATION_LOGS.LIST_ID, filter.listIds());
        where = any(where, RECOMMENDATION_LOGS.SUBJECT, filter.subjects());
        if (filter.selected() != null) where = where.and(RECOMMENDATION_LOGS.SELECTED.eq(filter.selected()));
        if (filter.from() != null) where = where.and(RECOMMENDATION_LOGS.TIMESTAMP.ge(filter.from()));
        if (filter.to() != null) where = where.and(RECOMMENDATION_LOGS.TIMESTAMP.lt(filter.to()));
        return sql.selectFrom(RECOMMENDATION_LOGS)
                .where(where)
                .orderBy(RECOMMENDATION_LOGS.LOG_ID.desc())
                .limit(limit)
                .fetch(RecommendationRows::of);
    }

    private static Condition any(Condition where, Field<String> field, Collection<String> values) {
        return values.isEmpty() ? where : where.and(field.in(values));
    }

    /// The votes that answer these recommendations, oldest first, withdrawn ones included.
    static Map<Id, List<Feedback>> answers(DSLContext sql, Collection<Id> ids) {
        if (ids.isEmpty()) return Map.of();
        return sql.selectFrom(USER_FEEDBACK)
                .where(
                        USER_FEEDBACK.BUCKET.in(
                                ids.stream().map(Id::bucket).distinct().sorted().toList()),
                        USER_FEEDBACK.LOG_ID.in(
                                ids.stream().map(Id::number).distinct().toList()))
                .orderBy(USER_FEEDBACK.FEEDBACK_ID)
                .fetchGroups(
                        row -> new Id(Id.Row.RECOMMENDATION, row.getBucket(), row.getLogId()), FeedbackRows::media);
    }

    /// Writes a recommendation over the revision before it; stale when that has moved on.
    static void update(DSLContext sql, Recommendation after) {
        RecommendationLogsRecord row = RecommendationRows.row(after);
        int changed = sql.update(RECOMMENDATION_LOGS)
                .set(RECOMMENDATION_LOGS.RECOMMENDATION_TYPE, row.getRecommendationType())
                .set(RECOMMENDATION_LOGS.SCORE, row.getScore())
                .set(RECOMMENDATION_LOGS.SELECTED, row.getSelected())
                .set(RECOMMENDATION_LOGS.LIST_ID, row.getListId())
                .set(RECOMMENDATION_LOGS.POSITION, row.getPosition())
                .set(RECOMMENDATION_LOGS.MODEL, row.getModel())
                .set(RECOMMENDATION_LOGS.METADATA, row.getMetadata())
                .set(RECOMMENDATION_LOGS.FOUND, row.getFound())
                .set(RECOMMENDATION_LOGS.TEXT_MODES, row.getTextModes())
                .set(RECOMMENDATION_LOGS.POLICY_VERSION, row.getPolicyVersion())
                .set(RECOMMENDATION_LOGS.REVISION, row.getRevision())
                .where(
                        RECOMMENDATION_LOGS.BUCKET.eq(after.id().bucket()),
                        RECOMMENDATION_LOGS.LOG_ID.eq(after.id().number()),
                        RECOMMENDATION_LOGS.REVISION.eq(after.revision() - 1))
                .execute();
        if (changed != 1)
            throw new StorageException(StorageException.Fault.STALE, "a recommendation has moved on since it was read");
    }

    static void delete(DSLContext sql, Id id) {
        sql.deleteFrom(RECOMMENDATION_LOGS)
                .where(RECOMMENDATION_LOGS.BUCKET.eq(id.bucket()), RECOMMENDATION_LOGS.LOG_ID.eq(id.number()))
                .execute();
    }
}
