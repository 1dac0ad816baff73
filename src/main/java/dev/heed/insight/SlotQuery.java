package dev.heed.insight;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of what became of recommendations: cells of their rollup, and where these do not hold just what is asked
/// for, the recommendations and the votes for them, one by one. The time is that of the showing.
final class SlotQuery {
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    private static final int FETCH = 1_000;

    private static final List<Field<Long>> MEASURES = List.of(
            ROLLUP_SLOT_HOURLY.SHOWN,
            ROLLUP_SLOT_HOURLY.SELECTED,
            ROLLUP_SLOT_HOURLY.VOTED,
            ROLLUP_SLOT_HOURLY.RATED,
            ROLLUP_SLOT_HOURLY.LIKED,
            ROLLUP_SLOT_HOURLY.STARS,
            ROLLUP_SLOT_HOURLY.SCORE_MICROS,
            ROLLUP_SLOT_HOURLY.SQUARED_ERROR_MICROS);

    /// What is shown is always vouched for.
    private static final int OF_SHOWINGS = 2;

    private static final int SCORE_MICROS = 6;

    private final DSLContext sql;
    private final Scope scope;

    SlotQuery(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    /// Adds up the cells of some hours: of showings, and of the votes that the scope means.
    void cells(CellQuery.Range hours, SlotSums into) {
        List<Field<?>> columns = new ArrayList<>(List.of(
                ROLLUP_SLOT_HOURLY.RECOMMENDATION_TYPE, ROLLUP_SLOT_HOURLY.MODEL, ROLLUP_SLOT_HOURLY.SCORE_BIN));
        for (int i = 0; i < MEASURES.size(); i++) {
            boolean shown = i < OF_SHOWINGS || i == SCORE_MICROS;
            columns.add(DSL.coalesce(
                    DSL.sum(DSL.when(ROLLUP_SLOT_HOURLY.VERIFIED.eq(shown || scope.verified()), MEASURES.get(i)))
                            .cast(Long.class),
                    0L));
        }
        try (var rows = sql.select(columns)
                .from(ROLLUP_SLOT_HOURLY)
                .where(counted(hours))
                .groupBy(columns.subList(0, 3))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> {
                long[] n = new long[MEASURES.size()];
                for (int i = 0; i < n.length; i++) n[i] = row.get(i + 3, Long.class);
                into.add(
                        new SlotSums.Key(
                                row.get(ROLLUP_SLOT_HOURLY.RECOMMENDATION_TYPE),
                                row.get(ROLLUP_SLOT_HOURLY.MODEL),
                                row.get(ROLLUP_SLOT_HOURLY.SCORE_BIN)),
                        n);
            });
        }
    }

    /// How many rows stand behind the cells of some hours: showings, and votes for them.
    long rows(CellQuery.Range hours) {
        return sql.select(DSL.coalesce(
                        DSL.sum(ROLLUP_SLOT_HOURLY.SHOWN.plus(ROLLUP_SLOT_HOURLY.VOTED))
                                .cast(Long.class),
                        0L))
                .from(ROLLUP_SLOT_HOURLY)
                .where(counted(hours))
                .fetchSingle()
                .value1();
    }

    private Condition counted(CellQuery.Range hours) {
        Condition asked = ROLLUP_SLOT_HOURLY
                .BUCKET
                .in(BUCKETS)
                .and(ROLLUP_SLOT_HOURLY.PROJECT_ID.eq(scope.project()))
                .and(any(ROLLUP_SLOT_HOURLY.RECOMMENDATION_TYPE, scope.filter().recommendationTypes()))
                .and(any(ROLLUP_SLOT_HOURLY.MODEL, scope.filter().models()));
        if (hours.from() != null) asked = asked.and(ROLLUP_SLOT_HOURLY.HOUR.ge(hours.from()));
        return hours.to() == null ? asked : asked.and(ROLLUP_SLOT_HOURLY.HOUR.lt(hours.to()));
    }

    /// One showing.
    record ShownRow(
            String recommendationType,
            @Nullable String model,
            @Nullable Integer position,
            @Nullable Double score,
            boolean selected) {}

    /// One vote for a showing.
    record VotedRow(
            String recommendationType,
            @Nullable String model,
            @Nullable Integer position,
            @Nullable Double score,
            @Nullable Integer rating) {}

    /// Every showing of a span, in no order.
    void shown(Span span, Consumer<ShownRow> into) {
        var log = RECOMMENDATION_LOGS;
        try (var rows = sql.select(log.RECOMMENDATION_TYPE, log.MODEL, log.POSITION, log.SCORE, log.SELECTED)
                .from(log)
                .where(
                        log.PROJECT_ID.eq(scope.project()),
                        within(log.TIMESTAMP, span),
                        those(log.RECOMMENDATION_TYPE, log.MODEL, log.MEDIA_ID, log.SUBJECT))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row ->
                    into.accept(new ShownRow(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
        }
    }

    /// Every vote for a showing of a span, in no order.
    void voted(Span span, Consumer<VotedRow> into) {
        var vote = USER_FEEDBACK;
        try (var rows = sql.select(vote.RECOMMENDATION_TYPE, vote.MODEL, vote.POSITION, vote.SCORE, vote.RATING)
                .from(vote)
                .where(answers(span))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row ->
                    into.accept(new VotedRow(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
        }
    }

    /// How many gave so many stars at each score, scores rising.
    void scored(Span span, RankCorrelation into) {
        var vote = USER_FEEDBACK;
        try (var rows = sql.select(vote.SCORE, vote.RATING, DSL.count())
                .from(vote)
                .where(answers(span), vote.SCORE.isNotNull(), vote.RATING.isNotNull())
                .groupBy(vote.SCORE, vote.RATING)
                .orderBy(vote.SCORE)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> into.add(row.value1(), row.value2(), row.value3()));
        }
    }

    private Condition answers(Span span) {
        var vote = USER_FEEDBACK;
        return DSL.and(
                vote.PROJECT_ID.eq(scope.project()),
                vote.LOG_ID.isNotNull(),
                within(vote.RECOMMENDED_AT, span),
                vote.VERIFIED.eq(scope.verified()),
                vote.WITHDRAWN_AT.isNull(),
                those(vote.RECOMMENDATION_TYPE, vote.MODEL, vote.MEDIA_ID, vote.SUBJECT));
    }

    private Condition those(Field<String> type, Field<String> model, Field<String> item, Field<String> subject) {
        Filter filter = scope.filter();
        Condition those = any(type, filter.recommendationTypes())
                .and(any(model, filter.models()))
                .and(any(item, filter.mediaIds()))
                .and(any(subject, filter.subjects()));
        if (filter.types().isEmpty()) return those;
        return those.and(item.in(DSL.select(MEDIA.MEDIA_ID)
                .from(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(scope.project()), MEDIA.TYPE.in(filter.types()))));
    }

    private static Condition within(Field<Instant> time, Span span) {
        Condition within = DSL.noCondition();
        if (span.from() != null) within = within.and(time.ge(span.from()));
        return span.to() == null ? within : within.and(time.lt(span.to()));
    }

    private static Condition any(Field<String> field, List<String> values) {
        return values.isEmpty() ? DSL.noCondition() : field.in(values);
    }
}
