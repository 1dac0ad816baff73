package dev.heed.history;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.VoteConditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// The SQL of listening: which votes are the newest, and some of them by their numbers.
final class LiveQuery {
    private LiveQuery() {}

    /// Of each kind the newest votes with a number above another, newest first; by the index of arrival.
    static Map<Kind, List<Id>> newest(DSLContext sql, long project, Map<Kind, Long> above, int limit) {
        Map<Kind, List<Id>> newest = new EnumMap<>(Kind.class);
        above.forEach((kind, number) -> newest.put(kind, newest(sql, project, kind, number, limit)));
        return newest;
    }

    /// The newest votes of either kind behind another, oldest first.
    ///
    /// @param limit of each kind
    static List<Id> behind(DSLContext sql, long project, Id after, int limit) {
        List<Id> both = new ArrayList<>();
        for (Kind kind : Kind.values()) both.addAll(newest(sql, project, kind, after.number(), limit));
        both.sort(Comparator.naturalOrder());
        return both;
    }

    private static List<Id> newest(DSLContext sql, long project, Kind kind, long above, int limit) {
        return switch (kind) {
            case MEDIA ->
                sql.select(USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID)
                        .from(USER_FEEDBACK)
                        .where(USER_FEEDBACK.PROJECT_ID.eq(project), USER_FEEDBACK.FEEDBACK_ID.gt(above))
                        .orderBy(USER_FEEDBACK.FEEDBACK_ID.desc())
                        .limit(limit)
                        .fetch(row -> new Id(Id.Row.MEDIA_VOTE, row.value1(), row.value2()));
            case CHAT ->
                sql.select(FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID)
                        .from(FEEDBACK)
                        .where(FEEDBACK.PROJECT_ID.eq(project), FEEDBACK.FEEDBACK_ID.gt(above))
                        .orderBy(FEEDBACK.FEEDBACK_ID.desc())
                        .limit(limit)
                        .fetch(row -> new Id(Id.Row.CHAT_VOTE, row.value1(), row.value2()));
        };
    }

    /// Those of some votes that a filter means, in the order in which they are named.
    static List<Feedback> meant(DSLContext sql, long project, Filter filter, List<Id> ids) {
        List<Feedback> meant = new ArrayList<>();
        List<Long> media = numbers(ids, Id.Row.MEDIA_VOTE);
        if (!media.isEmpty() && filter.admits(Kind.MEDIA))
            meant.addAll(sql.selectFrom(USER_FEEDBACK)
                    .where(VoteConditions.media(project, filter, USER_FEEDBACK.TIMESTAMP))
                    .and(USER_FEEDBACK.FEEDBACK_ID.in(media))
                    .fetch(FeedbackRows::media));
        List<Long> chat = numbers(ids, Id.Row.CHAT_VOTE);
        if (!chat.isEmpty() && filter.admits(Kind.CHAT))
            meant.addAll(sql.selectFrom(FEEDBACK)
                    .where(VoteConditions.chat(project, filter, FEEDBACK.TIMESTAMP))
                    .and(FEEDBACK.FEEDBACK_ID.in(chat))
                    .fetch(FeedbackRows::chat));
        meant.sort(Comparator.comparingInt(vote -> ids.indexOf(vote.id())));
        return meant;
    }

    private static List<Long> numbers(List<Id> ids, Id.Row row) {
        return ids.stream().filter(id -> id.row() == row).map(Id::number).toList();
    }
}
