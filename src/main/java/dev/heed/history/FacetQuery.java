package dev.heed.history;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import dev.heed.storage.Json;
import dev.heed.storage.SearchConditions;
import dev.heed.storage.SearchProgress;
import dev.heed.storage.VoteConditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The SQL of facets: the votes of a filter, put together by the values that they have in common. Reads each of them
/// once.
///
/// @param filter without the parts that are counted
record FacetQuery(DSLContext sql, long project, Filter filter) {

    /// Whether more votes than so many would have to be read: those of the period, the items and the users of the
    /// filter, which indexes find.
    boolean reads(int more) {
        int rest = more + 1;
        for (Kind kind : Kind.values()) if (filter.admits(kind)) rest -= sql.fetchCount(indexed(kind, rest));
        return rest <= 0;
    }

    private Table<?> indexed(Kind kind, int most) {
        return switch (kind) {
            case MEDIA ->
                DSL.selectOne()
                        .from(USER_FEEDBACK)
                        .where(USER_FEEDBACK.PROJECT_ID.eq(project).and(within(USER_FEEDBACK.TIMESTAMP)))
                        .and(any(USER_FEEDBACK.MEDIA_ID, filter.mediaIds()))
                        .and(any(USER_FEEDBACK.SUBJECT, filter.subjects()))
                        .limit(most)
                        .asTable();
            case CHAT ->
                DSL.selectOne()
                        .from(FEEDBACK)
                        .where(FEEDBACK.PROJECT_ID.eq(project).and(within(FEEDBACK.TIMESTAMP)))
                        .and(any(FEEDBACK.SUBJECT, filter.subjects()))
                        .limit(most)
                        .asTable();
        };
    }

    private Condition within(Field<Instant> said) {
        Condition within = filter.from() == null ? DSL.noCondition() : said.ge(filter.from());
        return filter.to() == null ? within : within.and(said.lt(filter.to()));
    }

    private static Condition any(Field<String> field, List<String> values) {
        return values.isEmpty() ? DSL.noCondition() : field.in(values);
    }

    List<Facets.Cell> cells() {
        if (filter.search() != null && !SearchProgress.complete(sql))
            throw new IllegalStateException("not every vote can be searched yet");
        List<Facets.Cell> cells = new ArrayList<>();
        if (filter.admits(Kind.MEDIA)) cells.addAll(media());
        if (filter.admits(Kind.CHAT)) cells.addAll(chat());
        return cells;
    }

    private List<Facets.Cell> media() {
        List<Field<?>> values = List.of(
                USER_FEEDBACK.RATING,
                USER_FEEDBACK.RECOMMENDATION_TYPE,
                USER_FEEDBACK.MODEL,
                USER_FEEDBACK.TRIAGE,
                USER_FEEDBACK.VERIFIED,
                USER_FEEDBACK.TAGS);
        return sql.select(values)
                .select(DSL.count())
                .from(USER_FEEDBACK)
                .where(VoteConditions.media(project, filter.searching(null), USER_FEEDBACK.TIMESTAMP))
                .and(said(USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID))
                .groupBy(values)
                .fetch(row -> {
                    Integer stars = row.get(USER_FEEDBACK.RATING);
                    return new Facets.Cell(
                            Kind.MEDIA,
                            stars == null ? null : stars.toString(),
                            row.get(USER_FEEDBACK.RECOMMENDATION_TYPE),
                            row.get(USER_FEEDBACK.MODEL),
                            Triage.of(row.get(USER_FEEDBACK.TRIAGE)),
                            row.get(USER_FEEDBACK.VERIFIED),
                            Json.words(row.get(USER_FEEDBACK.TAGS)),
                            row.get(DSL.count()));
                });
    }

    private List<Facets.Cell> chat() {
        List<Field<?>> values =
                List.of(FEEDBACK.RATING, FEEDBACK.MODEL, FEEDBACK.TRIAGE, FEEDBACK.VERIFIED, FEEDBACK.TAGS);
        return sql.select(values)
                .select(DSL.count())
                .from(FEEDBACK)
                .where(VoteConditions.chat(project, filter.searching(null), FEEDBACK.TIMESTAMP))
                .and(said(FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID))
                .groupBy(values)
                .fetch(row -> new Facets.Cell(
                        Kind.CHAT,
                        Thumb.of(row.get(FEEDBACK.RATING)).word(),
                        null,
                        row.get(FEEDBACK.MODEL),
                        Triage.of(row.get(FEEDBACK.TRIAGE)),
                        row.get(FEEDBACK.VERIFIED),
                        Json.words(row.get(FEEDBACK.TAGS)),
                        row.get(DSL.count())));
    }

    /// By the words of each vote: all of them are read anyway.
    private Condition said(Field<Integer> bucket, Field<Long> number) {
        Search search = filter.search();
        return search == null ? DSL.noCondition() : SearchConditions.said(search, bucket, number);
    }
}
