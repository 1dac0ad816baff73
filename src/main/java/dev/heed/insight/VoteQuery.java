package dev.heed.insight;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Mood;
import dev.heed.storage.Json;
import dev.heed.storage.Quarters;
import dev.heed.storage.VoteConditions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of what is not counted: sums over votes, read one by one. What it costs grows with the votes of the time
/// that is asked for, or with those of a user or an item.
final class VoteQuery {
    private static final int FETCH = 1_000;

    private final DSLContext sql;
    private final Scope scope;

    VoteQuery(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
    }

    /// How many votes of the users of the filter there are, at most so many.
    long ofSubjects(int most) {
        long n = 0;
        for (Kind kind : scope.kinds()) {
            Table<?> rows = kind == Kind.MEDIA
                    ? DSL.selectOne()
                            .from(USER_FEEDBACK)
                            .where(
                                    USER_FEEDBACK.PROJECT_ID.eq(scope.project()),
                                    USER_FEEDBACK.SUBJECT.in(scope.filter().subjects()))
                            .limit(most)
                            .asTable()
                    : DSL.selectOne()
                            .from(FEEDBACK)
                            .where(
                                    FEEDBACK.PROJECT_ID.eq(scope.project()),
                                    FEEDBACK.SUBJECT.in(scope.filter().subjects()))
                            .limit(most)
                            .asTable();
            n += sql.fetchCount(rows);
        }
        return Math.min(n, most);
    }

    /// Each kind's sum for each quarter of an hour of some spans, as far as they lie within the scope's. The time of a
    /// cell is that quarter.
    void cells(List<Span> spans, Consumer<CellQuery.Cell> into) {
        sums(
                spans,
                kind -> Quarters.of(kind == Kind.MEDIA ? USER_FEEDBACK.TIMESTAMP : FEEDBACK.TIMESTAMP),
                (quarter, sum) ->
                        into.accept(new CellQuery.Cell((Integer) quarter, "", sum.kind(), sum.votes(), sum.n())));
    }

    /// Each kind's sum for each item, model or tag, as the source says.
    void names(List<Span> spans, Consumer<CellQuery.Cell> into) {
        switch (scope.source()) {
            case Source.Items _ ->
                sums(spans, _ -> USER_FEEDBACK.MEDIA_ID, (item, sum) -> into.accept(sum.of((String) item)));
            case Source.Models _ ->
                sums(spans, _ -> FEEDBACK.MODEL, (model, sum) -> {
                    if (model != null) into.accept(sum.of((String) model));
                });
            case Source.Tags _ ->
                // lists of tags come often, and a list is split quickly
                sums(
                        spans,
                        kind -> kind == Kind.MEDIA ? USER_FEEDBACK.TAGS : FEEDBACK.TAGS,
                        (tags, sum) -> Json.words((JSONB) tags).forEach(tag -> into.accept(sum.of(tag))));
            case Source.All _, Source.Votes _ -> throw new IllegalStateException("they have no names");
        }
    }

    private void sums(
            List<Span> spans, Function<Kind, Field<?>> key, BiConsumer<@Nullable Object, CellQuery.Cell> into) {
        // a statement for each: SQLite answers several at once by walking through all of the project
        for (Span span : spans) for (Kind kind : scope.kinds()) sums(kind, span, key.apply(kind), into);
    }

    private void sums(Kind kind, Span span, Field<?> key, BiConsumer<@Nullable Object, CellQuery.Cell> into) {
        Map<Measure, Field<Long>> measures = kind == Kind.MEDIA ? media() : chat();
        List<Field<?>> columns = new ArrayList<>(List.of(key, DSL.count().cast(Long.class)));
        measures.forEach((measure, sum) -> columns.add(sum.as(measure.column())));
        var rows = kind == Kind.MEDIA
                ? sql.select(columns).from(USER_FEEDBACK).where(media(span))
                : sql.select(columns).from(FEEDBACK).where(chat(span));
        try (var cells = rows.groupBy(key).fetchSize(FETCH).fetchLazy()) {
            for (Record row : cells) {
                Map<Measure, Long> n = new EnumMap<>(Measure.class);
                for (Measure measure : measures.keySet()) n.put(measure, row.get(measure.column(), Long.class));
                into.accept(row.get(0), new CellQuery.Cell(0, "", kind, row.get(1, Long.class), n));
            }
        }
    }

    /// When the first and the last of some spans were said; empty when there are none.
    Optional<Counting.Ever> ever(List<Span> spans) {
        List<Counting.Ever> found = new ArrayList<>();
        for (Span span : spans) for (Kind kind : scope.kinds()) ever(kind, span).ifPresent(found::add);
        return found.stream()
                .reduce((one, other) -> new Counting.Ever(
                        one.first().isBefore(other.first()) ? one.first() : other.first(),
                        one.last().isAfter(other.last()) ? one.last() : other.last()));
    }

    private Optional<Counting.Ever> ever(Kind kind, Span span) {
        Field<Instant> time = kind == Kind.MEDIA ? USER_FEEDBACK.TIMESTAMP : FEEDBACK.TIMESTAMP;
        var row = sql.select(DSL.min(time), DSL.max(time))
                .from(kind == Kind.MEDIA ? USER_FEEDBACK : FEEDBACK)
                .where(kind == Kind.MEDIA ? media(span) : chat(span))
                .fetchSingle();
        return row.value1() == null ? Optional.empty() : Optional.of(new Counting.Ever(row.value1(), row.value2()));
    }

    /// When the first answer of a model in some time was voted on, whatever else the scope's filter means.
    Optional<Instant> first(String model, Instant from, Instant to) {
        return sql.select(DSL.min(FEEDBACK.TIMESTAMP))
                .from(FEEDBACK)
                .where(
                        FEEDBACK.PROJECT_ID.eq(scope.project()),
                        FEEDBACK.MODEL.eq(model),
                        FEEDBACK.VERIFIED.eq(scope.verified()),
                        FEEDBACK.WITHDRAWN_AT.isNull(),
                        FEEDBACK.TIMESTAMP.ge(from),
                        FEEDBACK.TIMESTAMP.lt(to))
                .fetchOptional()
                .map(Record1::value1);
    }

    private Condition media(Span span) {
        return VoteConditions.media(scope.project(), within(span), USER_FEEDBACK.TIMESTAMP);
    }

    private Condition chat(Span span) {
        return VoteConditions.chat(scope.project(), within(span), FEEDBACK.TIMESTAMP);
    }

    private Filter within(Span span) {
        Span both = scope.span().and(span);
        return scope.filter().within(both.from(), both.to());
    }

    private static Map<Measure, Field<Long>> media() {
        Map<Measure, Field<Long>> sums = new EnumMap<>(Measure.class);
        for (int stars = 1; stars <= Measure.BY_STARS.size(); stars++)
            sums.put(Measure.BY_STARS.get(stars - 1), those(USER_FEEDBACK.RATING.eq(stars)));
        sums.put(Measure.COMPLETED, those(USER_FEEDBACK.WATCHED_COMPLETION.isTrue()));
        sums.put(Measure.NOT_COMPLETED, those(USER_FEEDBACK.WATCHED_COMPLETION.isFalse()));
        sums.put(Measure.AGAIN, those(USER_FEEDBACK.WOULD_WATCH_AGAIN.isTrue()));
        sums.put(Measure.NOT_AGAIN, those(USER_FEEDBACK.WOULD_WATCH_AGAIN.isFalse()));
        words(sums, USER_FEEDBACK.COMMENT, USER_FEEDBACK.COMMENT_LENGTH, USER_FEEDBACK.SENTIMENT);
        return sums;
    }

    private static Map<Measure, Field<Long>> chat() {
        Map<Measure, Field<Long>> sums = new EnumMap<>(Measure.class);
        sums.put(Measure.UP, those(FEEDBACK.RATING.eq(1)));
        sums.put(Measure.DOWN, those(FEEDBACK.RATING.eq(-1)));
        words(sums, FEEDBACK.COMMENT, FEEDBACK.COMMENT_LENGTH, FEEDBACK.SENTIMENT);
        return sums;
    }

    private static void words(
            Map<Measure, Field<Long>> sums, Field<String> comment, Field<Integer> length, Field<Double> sentiment) {
        sums.put(Measure.COMMENTS, those(comment.isNotNull().or(length.isNotNull())));
        sums.put(Measure.NEGATIVE, those(sentiment.le(-Mood.BOUND)));
        sums.put(Measure.NEUTRAL, those(sentiment.gt(-Mood.BOUND).and(sentiment.lt(Mood.BOUND))));
        sums.put(Measure.POSITIVE, those(sentiment.ge(Mood.BOUND)));
    }

    private static Field<Long> those(Condition which) {
        return DSL.count(DSL.when(which, 1)).cast(Long.class);
    }
}
