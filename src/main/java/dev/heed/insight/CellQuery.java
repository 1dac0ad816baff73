package dev.heed.insight;

import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_MEDIA_DAILY;

import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of insight: sums of rollup cells.
final class InsightQuery {
    /// Primary keys of rollups begin with the bucket: naming them all makes the question a few ranges of the key.
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    private static final int FETCH = 1_000;

    private final DSLContext sql;
    private final Scope scope;
    private final Rollup rollup;

    InsightQuery(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
        this.rollup = Rollup.of(scope.source());
    }

    /// Counts of one kind of votes.
    ///
    /// @param hour when the cell begins, since 1970 (UTC); 0 in a total
    /// @param n what the rollup counts beside votes
    record Cell(int hour, Kind kind, long votes, Map<Measure, Long> n) {}

    /// The hours with votes: the first, and the one after the last.
    record Span(int from, int to) {}

    /// The columns that say which cell it is.
    ///
    /// @param time hours or days
    /// @param kind `null` where all are votes on media
    private record Rollup(
            Table<?> table,
            Field<Integer> bucket,
            Field<Long> project,
            Field<Integer> time,
            Field<Boolean> verified,
            Field<Long> votes,
            @Nullable Field<String> kind,
            Condition which) {

        static Rollup of(Source source) {
            return switch (source) {
                case Source.All() ->
                    new Rollup(
                            ROLLUP_HOURLY,
                            ROLLUP_HOURLY.BUCKET,
                            ROLLUP_HOURLY.PROJECT_ID,
                            ROLLUP_HOURLY.HOUR,
                            ROLLUP_HOURLY.VERIFIED,
                            ROLLUP_HOURLY.VOTES,
                            ROLLUP_HOURLY.KIND,
                            DSL.noCondition());
                case Source.Items(var ids) ->
                    new Rollup(
                            ROLLUP_MEDIA_DAILY,
                            ROLLUP_MEDIA_DAILY.BUCKET,
                            ROLLUP_MEDIA_DAILY.PROJECT_ID,
                            ROLLUP_MEDIA_DAILY.DAY,
                            ROLLUP_MEDIA_DAILY.VERIFIED,
                            ROLLUP_MEDIA_DAILY.VOTES,
                            null,
                            ROLLUP_MEDIA_DAILY.MEDIA_ID.in(ids));
                case Source.Models(var models) -> labels("model", models);
                case Source.Tag(var tag) -> labels("tag", List.of(tag));
            };
        }

        private static Rollup labels(String labelKind, List<String> labels) {
            return new Rollup(
                    ROLLUP_LABEL_DAILY,
                    ROLLUP_LABEL_DAILY.BUCKET,
                    ROLLUP_LABEL_DAILY.PROJECT_ID,
                    ROLLUP_LABEL_DAILY.DAY,
                    ROLLUP_LABEL_DAILY.VERIFIED,
                    ROLLUP_LABEL_DAILY.VOTES,
                    ROLLUP_LABEL_DAILY.KIND,
                    ROLLUP_LABEL_DAILY.LABEL_KIND.eq(labelKind).and(ROLLUP_LABEL_DAILY.LABEL.in(labels)));
        }
    }

    /// Each kind's sum over all cells.
    void total(Consumer<Cell> into) {
        sum(false, into);
    }

    /// Each kind's sum for each hour (items, models, tags: day) that has a cell, row by row as they come.
    void cells(Consumer<Cell> into) {
        sum(true, into);
    }

    private void sum(boolean byTime, Consumer<Cell> into) {
        if (scope.kinds().isEmpty()) return;
        List<Field<?>> keys = new ArrayList<>();
        if (byTime) keys.add(rollup.time);
        if (rollup.kind != null) keys.add(rollup.kind);
        List<Field<?>> columns = new ArrayList<>(keys);
        columns.add(sum(rollup.votes));
        columns.addAll(Stream.of(Measure.values())
                .map(this::sum)
                .flatMap(Stream::ofNullable)
                .toList());
        try (var rows = sql.select(columns)
                .from(rollup.table)
                .where(asked())
                .groupBy(keys)
                .fetchSize(FETCH)
                .fetchLazy()) {
            for (Record row : rows) into.accept(cell(row, byTime));
        }
    }

    private @Nullable Field<Long> sum(Measure measure) {
        Field<Long> column = rollup.table.field(measure.column(), Long.class);
        return column == null ? null : sum(column);
    }

    /// No rows have no sum.
    private static Field<Long> sum(Field<Long> column) {
        return DSL.coalesce(DSL.sum(column).cast(Long.class), 0L).as(column.getName());
    }

    private Cell cell(Record row, boolean byTime) {
        Map<Measure, Long> n = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Field<?> column = row.field(measure.column());
            if (column != null) n.put(measure, row.get(column, Long.class));
        }
        Kind kind =
                rollup.kind == null ? Kind.MEDIA : Kind.of(row.get(rollup.kind)).orElseThrow();
        int hour =
                byTime ? Math.multiplyExact(row.get(rollup.time), scope.source().hours()) : 0;
        return new Cell(hour, kind, row.get(rollup.votes.getName(), Long.class), n);
    }

    /// When there are votes; `null` for never. Cells whose votes were all withdrawn do not count.
    @Nullable
    Span span() {
        if (scope.kinds().isEmpty()) return null;
        var row = sql.select(DSL.min(rollup.time), DSL.max(rollup.time))
                .from(rollup.table)
                .where(asked())
                .and(rollup.votes.gt(0L))
                .fetchSingle();
        Integer first = row.value1();
        Integer last = row.value2();
        if (first == null || last == null) return null;
        int hours = scope.source().hours();
        return new Span(Math.multiplyExact(first, hours), Math.multiplyExact(last + 1, hours));
    }

    private Condition asked() {
        Condition asked = rollup.bucket
                .in(BUCKETS)
                .and(rollup.project.eq(scope.project()))
                .and(rollup.verified.eq(scope.verified()))
                .and(rollup.which);
        int hours = scope.source().hours();
        if (scope.from() != null) asked = asked.and(rollup.time.ge(Math.floorDiv(scope.from(), hours)));
        if (scope.to() != null) asked = asked.and(rollup.time.lt(Math.floorDiv(scope.to(), hours)));
        if (rollup.kind == null) return asked;
        return asked.and(rollup.kind.in(scope.kinds().stream().map(Kind::word).toList()));
    }
}
