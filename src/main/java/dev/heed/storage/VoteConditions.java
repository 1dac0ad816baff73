package dev.heed.storage;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// The shared filter as conditions on either table of votes; all but `kind`, which says which tables are asked at all
/// ([Filter#admits]). A search is answered by the index of words: see [SearchConditions], and
/// [SearchProgress#complete] first.
public final class VoteConditions {
    private VoteConditions() {}

    /// Which votes on media.
    ///
    /// @param said the time of a vote, in the form that the index to be used has
    public static Condition media(long project, Filter filter, Field<Instant> said) {
        Condition where = USER_FEEDBACK
                .PROJECT_ID
                .eq(project)
                .and(any(USER_FEEDBACK.MEDIA_ID, filter.mediaIds()))
                .and(any(USER_FEEDBACK.RECOMMENDATION_TYPE, filter.recommendationTypes()))
                .and(any(USER_FEEDBACK.RATING, filter.ratings()))
                .and(found(project, Kind.MEDIA, filter, USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID));
        if (!filter.types().isEmpty())
            where = where.and(USER_FEEDBACK.MEDIA_ID.in(DSL.select(MEDIA.MEDIA_ID)
                    .from(MEDIA)
                    .where(MEDIA.PROJECT_ID.eq(project), MEDIA.TYPE.in(filter.types()))));
        return where.and(shared(
                filter,
                new Columns(
                        said,
                        USER_FEEDBACK.MODEL,
                        USER_FEEDBACK.TAGS,
                        USER_FEEDBACK.SUBJECT,
                        USER_FEEDBACK.TRIAGE,
                        USER_FEEDBACK.VERIFIED,
                        USER_FEEDBACK.WITHDRAWN_AT)));
    }

    /// Which votes on answers.
    ///
    /// @param said the time of a vote, in the form that the index to be used has
    public static Condition chat(long project, Filter filter, Field<Instant> said) {
        return FEEDBACK.PROJECT_ID
                .eq(project)
                .and(any(
                        FEEDBACK.RATING,
                        filter.thumbs().stream().map(Thumb::value).toList()))
                .and(found(project, Kind.CHAT, filter, FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID))
                .and(shared(
                        filter,
                        new Columns(
                                said,
                                FEEDBACK.MODEL,
                                FEEDBACK.TAGS,
                                FEEDBACK.SUBJECT,
                                FEEDBACK.TRIAGE,
                                FEEDBACK.VERIFIED,
                                FEEDBACK.WITHDRAWN_AT)));
    }

    private static Condition found(long project, Kind kind, Filter filter, Field<Integer> bucket, Field<Long> number) {
        Search search = filter.search();
        return search == null ? DSL.noCondition() : SearchConditions.found(project, kind, search, bucket, number);
    }

    /// The columns that both tables have, under one name.
    private record Columns(
            Field<Instant> timestamp,
            Field<String> model,
            Field<JSONB> tags,
            Field<String> subject,
            Field<String> triage,
            Field<Boolean> verified,
            Field<Instant> withdrawnAt) {}

    private static Condition shared(Filter filter, Columns columns) {
        Condition where = filter.withdrawn() ? columns.withdrawnAt.isNotNull() : columns.withdrawnAt.isNull();
        if (filter.from() != null) where = where.and(columns.timestamp.ge(filter.from()));
        if (filter.to() != null) where = where.and(columns.timestamp.lt(filter.to()));
        if (filter.verified() != null) where = where.and(columns.verified.eq(filter.verified()));
        return where.and(any(columns.model, filter.models()))
                .and(any(columns.subject, filter.subjects()))
                .and(any(
                        columns.triage,
                        filter.triage().stream().map(Triage::word).toList()))
                .and(DSL.or(
                        filter.tags().isEmpty()
                                ? List.of(DSL.noCondition())
                                : filter.tags().stream()
                                        .map(tag -> Tags.hold(columns.tags, tag))
                                        .toList()));
    }

    private static <T> Condition any(Field<T> field, List<T> values) {
        return values.isEmpty() ? DSL.noCondition() : field.in(values);
    }
}
