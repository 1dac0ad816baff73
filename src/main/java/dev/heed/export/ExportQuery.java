package dev.heed.export;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Recommendation;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.LongRead;
import dev.heed.storage.RecommendationRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The SQL of what is taken out and is no vote.
final class ExportQuery {
    /// How many showings are looked up for their votes at once.
    private static final int TOGETHER = 100;

    private ExportQuery() {}

    /// Items in the order of their ids.
    static void eachItem(LongRead read, long project, Filter filter, Consumer<MediaItem> taker) {
        read.each(
                read.sql()
                        .selectFrom(MEDIA)
                        .where(
                                MEDIA.PROJECT_ID.eq(project),
                                any(MEDIA.MEDIA_ID, filter.mediaIds()),
                                any(MEDIA.TYPE, filter.types()))
                        .orderBy(MEDIA.MEDIA_ID),
                row -> taker.accept(new MediaItem(
                        row.getMediaId(), row.getTitle(), row.getType(), row.getDuration(), row.getLastUpdated())));
    }

    /// Showings with the votes that answer them, oldest first.
    static void eachShowing(LongRead read, long project, Filter filter, Consumer<Shown> taker) {
        List<Recommendation> gathered = new ArrayList<>();
        read.each(
                read.sql()
                        .selectFrom(RECOMMENDATION_LOGS)
                        .where(showings(project, filter))
                        .orderBy(RECOMMENDATION_LOGS.LOG_ID),
                row -> {
                    gathered.add(RecommendationRows.of(row));
                    if (gathered.size() == TOGETHER) give(read.sql(), gathered, taker);
                });
        give(read.sql(), gathered, taker);
    }

    private static Condition showings(long project, Filter filter) {
        Condition where = RECOMMENDATION_LOGS
                .PROJECT_ID
                .eq(project)
                .and(any(RECOMMENDATION_LOGS.MEDIA_ID, filter.mediaIds()))
                .and(any(RECOMMENDATION_LOGS.RECOMMENDATION_TYPE, filter.recommendationTypes()))
                .and(any(RECOMMENDATION_LOGS.MODEL, filter.models()))
                .and(any(RECOMMENDATION_LOGS.SUBJECT, filter.subjects()));
        if (!filter.types().isEmpty())
            where = where.and(RECOMMENDATION_LOGS.MEDIA_ID.in(DSL.select(MEDIA.MEDIA_ID)
                    .from(MEDIA)
                    .where(MEDIA.PROJECT_ID.eq(project), MEDIA.TYPE.in(filter.types()))));
        if (filter.from() != null) where = where.and(RECOMMENDATION_LOGS.TIMESTAMP.ge(filter.from()));
        if (filter.to() != null) where = where.and(RECOMMENDATION_LOGS.TIMESTAMP.lt(filter.to()));
        return where;
    }

    private static void give(DSLContext sql, List<Recommendation> gathered, Consumer<Shown> taker) {
        Map<Id, List<Feedback>> votes =
                votes(sql, gathered.stream().map(Recommendation::id).toList());
        for (Recommendation one : gathered) taker.accept(new Shown(one, votes.getOrDefault(one.id(), List.of())));
        gathered.clear();
    }

    private static Map<Id, List<Feedback>> votes(DSLContext sql, Collection<Id> ids) {
        if (ids.isEmpty()) return Map.of();
        return sql.selectFrom(USER_FEEDBACK)
                .where(
                        USER_FEEDBACK.BUCKET.in(
                                ids.stream().map(Id::bucket).distinct().sorted().toList()),
                        USER_FEEDBACK.LOG_ID.in(ids.stream().map(Id::number).toList()))
                .orderBy(USER_FEEDBACK.FEEDBACK_ID)
                .fetchGroups(
                        row -> new Id(Id.Row.RECOMMENDATION, row.getBucket(), row.getLogId()), FeedbackRows::media);
    }

    private static Condition any(Field<String> field, List<String> values) {
        return values.isEmpty() ? DSL.noCondition() : field.in(values);
    }
}
