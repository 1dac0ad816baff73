package dev.heed.insight;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.ROLLUP_RESPONSE_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of what became of recommendations: cells of their rollup, and where these do not hold just what is asked
/// for, the recommendations and the votes for them, one by one. The time is that of the showing.
final class SlotQuery {
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    private static final int FETCH = 1_000;

    /// The same columns by day, but for the time; of all slots and models together, few of them.
    private record Cells(Table<?> table, Field<Integer> time) {
        private static final Cells BY_HOUR = new Cells(ROLLUP_SLOT_HOURLY, ROLLUP_SLOT_HOURLY.HOUR);
        private static final Cells BY_DAY = new Cells(ROLLUP_SLOT_DAILY, ROLLUP_SLOT_DAILY.DAY);
        private static final Cells OF_ALL_BY_DAY = new Cells(ROLLUP_RESPONSE_DAILY, ROLLUP_RESPONSE_DAILY.DAY);

        /// A column of any.
        <T> Field<T> of(Field<T> hourly) {
            return Objects.requireNonNull(table.field(hourly));
        }
    }

    private static final List<Field<?>> KEYS =
            List.of(ROLLUP_SLOT_HOURLY.RECOMMENDATION_TYPE, ROLLUP_SLOT_HOURLY.MODEL, ROLLUP_SLOT_HOURLY.SCORE_BIN);

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
        CellQuery.Range days = hours.days();
        if (days != null) cells(Cells.BY_DAY, days, into);
        hours.rest().forEach(rest -> cells(Cells.BY_HOUR, rest, into));
    }

    private void cells(Cells cells, CellQuery.Range time, SlotSums into) {
        List<Field<?>> keys = new ArrayList<>();
        for (Field<?> key : KEYS) keys.add(cells.of(key));
        List<Field<?>> columns = new ArrayList<>(keys);
        for (int i = 0; i < MEASURES.size(); i++)
            columns.add(sum(cells, MEASURES.get(i), i < OF_SHOWINGS || i == SCORE_MICROS || scope.verified()));
        try (var rows = sql.select(columns)
                .from(cells.table)
                .where(counted(cells, time))
                .groupBy(keys)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> {
                long[] n = new long[MEASURES.size()];
                for (int i = 0; i < n.length; i++) n[i] = row.get(i + keys.size(), Long.class);
                into.add(
                        new SlotSums.Key(
                                row.get(ROLLUP_SLOT_HOURLY.RECOMMENDATION_TYPE),
                                row.get(ROLLUP_SLOT_HOURLY.MODEL),
                                row.get(ROLLUP_SLOT_HOURLY.SCORE_BIN)),
                        n);
            });
        }
    }

    /// How many were shown in some hours, and how many votes for them the scope means. Of all slots and models this
    /// costs much less than [#cells].
    void response(CellQuery.Range hours, SlotSums into) {
        CellQuery.Range days = hours.days();
        if (days != null) response(byDay(), days, into);
        hours.rest().forEach(rest -> response(Cells.BY_HOUR, rest, into));
    }

    /// The fewest cells that say how many were shown and voted on.
    private Cells byDay() {
        Filter filter = scope.filter();
        boolean all = filter.recommendationTypes().isEmpty() && filter.models().isEmpty();
        return all ? Cells.OF_ALL_BY_DAY : Cells.BY_DAY;
    }

    private void response(Cells cells, CellQuery.Range time, SlotSums into) {
        var row = sql.select(
                        sum(cells, ROLLUP_SLOT_HOURLY.SHOWN, true),
                        sum(cells, ROLLUP_SLOT_HOURLY.VOTED, scope.verified()))
                .from(cells.table)
                .where(counted(cells, time))
                .fetchSingle();
        into.response(row.value1(), row.value2());
    }

    private static Field<Long> sum(Cells cells, Field<Long> measure, boolean verified) {
        return DSL.coalesce(
                DSL.sum(DSL.when(cells.of(ROLLUP_SLOT_HOURLY.VERIFIED).eq(verified), cells.of(measure)))
                        .cast(Long.class),
                0L);
    }

    /// How many rows stand behind the cells of some hours: showings, and votes for them.
    long rows(CellQuery.Range hours) {
        CellQuery.Range days = hours.days();
        long rows = days == null ? 0 : rows(byDay(), days);
        for (CellQuery.Range rest : hours.rest()) rows += rows(Cells.BY_HOUR, rest);
        return rows;
    }

    private long rows(Cells cells, CellQuery.Range time) {
        Field<Long> behind = cells.of(ROLLUP_SLOT_HOURLY.SHOWN).plus(cells.of(ROLLUP_SLOT_HOURLY.VOTED));
        return sql.select(DSL.coalesce(DSL.sum(behind).cast(Long.class), 0L))
                .from(cells.table)
                .where(counted(cells, time))
                .fetchSingle()
                .value1();
    }

    private Condition counted(Cells cells, CellQuery.Range time) {
        Condition asked = cells.of(ROLLUP_SLOT_HOURLY.BUCKET)
                .in(BUCKETS)
                .and(cells.of(ROLLUP_SLOT_HOURLY.PROJECT_ID).eq(scope.project()))
                .and(any(
                        cells,
                        ROLLUP_SLOT_HOURLY.RECOMMENDATION_TYPE,
                        scope.filter().recommendationTypes()))
                .and(any(cells, ROLLUP_SLOT_HOURLY.MODEL, scope.filter().models()));
        if (time.from() != null) asked = asked.and(cells.time.ge(time.from()));
        return time.to() == null ? asked : asked.and(cells.time.lt(time.to()));
    }

    private static Condition any(Cells cells, Field<String> field, List<String> values) {
        return values.isEmpty() ? DSL.noCondition() : cells.of(field).in(values);
    }

    /// One showing.
    record ShownRow(
            String recommendationType,
            @Nullable String model,
            @Nullable Double score,
            boolean selected) {}

    /// One vote for a showing.
    record VotedRow(
            String recommendationType,
            @Nullable String model,
            @Nullable Double score,
            @Nullable Integer rating) {}

    /// Every showing of a span, in no order.
    void shown(Span span, Consumer<ShownRow> into) {
        var log = RECOMMENDATION_LOGS;
        try (var rows = sql.select(log.RECOMMENDATION_TYPE, log.MODEL, log.SCORE, log.SELECTED)
                .from(log)
                .where(showings(span))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> into.accept(new ShownRow(row.value1(), row.value2(), row.value3(), row.value4())));
        }
    }

    /// Every vote for a showing of a span, in no order.
    void voted(Span span, Consumer<VotedRow> into) {
        var vote = USER_FEEDBACK;
        try (var rows = sql.select(vote.RECOMMENDATION_TYPE, vote.MODEL, vote.SCORE, vote.RATING)
                .from(vote)
                .where(answers(span))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> into.accept(new VotedRow(row.value1(), row.value2(), row.value3(), row.value4())));
        }
    }

    /// A place in the lists of one slot.
    record Place(int position, String recommendationType) {}

    /// What was shown in a span, and what came of it, by place.
    ///
    /// @param before places from here on are left out
    /// @param into gives the sums of a place
    void byPosition(Span span, int before, Function<Place, SlotSums> into) {
        var log = RECOMMENDATION_LOGS;
        var vote = USER_FEEDBACK;
        sql.select(
                        log.POSITION,
                        log.RECOMMENDATION_TYPE,
                        DSL.count(),
                        DSL.count().filterWhere(log.SELECTED))
                .from(log)
                .where(showings(span), log.POSITION.lt(before))
                .groupBy(log.POSITION, log.RECOMMENDATION_TYPE)
                .forEach(row -> into.apply(new Place(row.value1(), row.value2()))
                        .shown(SlotSums.Key.ALL, row.value3(), row.value4()));
        sql.select(
                        vote.POSITION,
                        vote.RECOMMENDATION_TYPE,
                        DSL.count(),
                        DSL.count(vote.RATING),
                        DSL.count().filterWhere(vote.RATING.ge(Signals.Media.LIKED_FROM)),
                        DSL.coalesce(DSL.sum(vote.RATING).cast(Long.class), 0L))
                .from(vote)
                .where(answers(span), vote.POSITION.lt(before))
                .groupBy(vote.POSITION, vote.RECOMMENDATION_TYPE)
                .forEach(row -> into.apply(new Place(row.value1(), row.value2()))
                        .voted(SlotSums.Key.ALL, row.value3(), row.value4(), row.value5(), row.value6()));
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

    private Condition showings(Span span) {
        var log = RECOMMENDATION_LOGS;
        return DSL.and(
                log.PROJECT_ID.eq(scope.project()),
                within(log.TIMESTAMP, span),
                those(log.RECOMMENDATION_TYPE, log.MODEL, log.MEDIA_ID, log.SUBJECT));
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
