package dev.heed.erase;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.domain.Recommendation;
import dev.heed.storage.Among;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.RecommendationRows;
import dev.heed.storage.RowLocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The SQL that locks rows of a project and reads them, in the orders in which the lanes of a journal lock theirs.
final class HeldQuery {
    private HeldQuery() {}

    /// Votes by id, locked. In the order in which the lanes of a journal write them: by bucket and anchor.
    static List<Feedback> votes(DSLContext sql, long project, Collection<Id> ids) {
        List<Feedback> found = new ArrayList<>();
        List<Id> media = of(Id.Row.MEDIA_VOTE, ids);
        List<Id> chat = of(Id.Row.CHAT_VOTE, ids);
        if (!media.isEmpty())
            found.addAll(media(sql, project, among(sql, USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID, media)));
        if (!chat.isEmpty())
            RowLocks.changing(sql.selectFrom(FEEDBACK)
                            .where(
                                    FEEDBACK.PROJECT_ID.eq(project),
                                    among(sql, FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID, chat))
                            .orderBy(FEEDBACK.BUCKET, DSL.coalesce(FEEDBACK.ANCHOR, ""), FEEDBACK.FEEDBACK_ID))
                    .forEach(row -> found.add(FeedbackRows.chat(row)));
        return found;
    }

    /// The votes that answer these recommendations, locked in the same order.
    static List<Feedback> answers(DSLContext sql, long project, Collection<Id> recommendations) {
        List<Id> shown = of(Id.Row.RECOMMENDATION, recommendations);
        if (shown.isEmpty()) return List.of();
        return media(sql, project, among(sql, USER_FEEDBACK.BUCKET, USER_FEEDBACK.LOG_ID, shown));
    }

    private static List<Feedback> media(DSLContext sql, long project, Condition which) {
        return RowLocks.changing(sql.selectFrom(USER_FEEDBACK)
                        .where(USER_FEEDBACK.PROJECT_ID.eq(project), which)
                        .orderBy(
                                USER_FEEDBACK.BUCKET,
                                DSL.coalesce(USER_FEEDBACK.ANCHOR, ""),
                                USER_FEEDBACK.FEEDBACK_ID))
                .fetch(FeedbackRows::media);
    }

    /// Recommendations by id, locked in the order of their numbers.
    static List<Recommendation> recommendations(DSLContext sql, long project, Collection<Id> ids) {
        List<Id> shown = of(Id.Row.RECOMMENDATION, ids);
        if (shown.isEmpty()) return List.of();
        return RowLocks.changing(sql.selectFrom(RECOMMENDATION_LOGS)
                        .where(
                                RECOMMENDATION_LOGS.PROJECT_ID.eq(project),
                                among(sql, RECOMMENDATION_LOGS.BUCKET, RECOMMENDATION_LOGS.LOG_ID, shown))
                        .orderBy(RECOMMENDATION_LOGS.LOG_ID))
                .fetch(RecommendationRows::of);
    }

    /// Primary keys and the index of answers begin with the bucket.
    static Condition among(DSLContext sql, Field<Integer> bucket, Field<Long> number, List<Id> ids) {
        List<Integer> buckets = ids.stream().map(Id::bucket).distinct().sorted().toList();
        return bucket.in(buckets).and(Among.numbers(sql, number, numbers(ids)));
    }

    static List<Id> of(Id.Row kind, Collection<Id> ids) {
        return ids.stream().filter(id -> id.row() == kind).toList();
    }

    static List<Long> numbers(List<Id> ids) {
        return ids.stream().map(Id::number).distinct().sorted().toList();
    }
}
