package dev.heed.insight;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.ROLLUP_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_MEDIA_DAILY;

import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of counts: sums of rollup cells.
final class CellQuery {
    /// Primary keys of rollups begin with the bucket: naming them all makes the question a few ranges of the key.
    private static final List<Integer> BUCKETS =
            IntStream.range(0, Id.BUCKETS).boxed().toList();

    private static final int FETCH = 1_000;

    private static final Set<Measure> ALL = EnumSet.allOf(Measure.class);

    /// Conditions of one statement: SQLite has a limit for how deep an expression is.
    private static final int RANGES = 50;

    private final DSLContext sql;
    private final Scope scope;
    private final Rollup rollup;
    private final @Nullable Rollup byDay;

    CellQuery(DSLContext sql, Scope scope) {
        this.sql = sql;
        this.scope = scope;
        this.rollup = Rollup.of(scope.source(), scope.project());
        this.byDay = rollup.equals(Rollup.BY_HOUR) ? Rollup.BY_DAY : null;
    }

    /// Some neighbouring hours or days.
    ///
    /// @param from open when `null`
    /// @param to the one after the last; open when `null`
    record Range(@Nullable Integer from, @Nullable Integer to) {
        /// Of hours, the whole days; `null` for none.
        @Nullable
        Range days() {
            Integer first = from == null ? null : (Integer) Math.ceilDiv(from, Source.HOURS_A_DAY);
            Integer end = to == null ? null : (Integer) Math.floorDiv(to, Source.HOURS_A_DAY);
            return first != null && end != null && first >= end ? null : new Range(first, end);
        }

        /// Of hours, those before and after the whole days.
        List<Range> rest() {
            if (days() == null) return List.of(this);
            List<Range> rest = new ArrayList<>();
            if (from != null && Math.floorMod(from, Source.HOURS_A_DAY) != 0)
                rest.add(new Range(from, Math.ceilDiv(from, Source.HOURS_A_DAY) * Source.HOURS_A_DAY));
            if (to != null && Math.floorMod(to, Source.HOURS_A_DAY) != 0)
                rest.add(new Range(Math.floorDiv(to, Source.HOURS_A_DAY) * Source.HOURS_A_DAY, to));
            return rest;
        }
    }

    /// Counts of one kind of votes.
    ///
    /// @param time which hour or day; 0 in a total
    /// @param name of the item, the model or the tag; empty in a total
    /// @param n what the rollup counts beside votes
    record Cell(int time, String name, Kind kind, long votes, Map<Measure, Long> n) {
        Cell of(String other) {
            return new Cell(time, other, kind, votes, n);
        }
    }

    /// The columns that say which cell it is.
    ///
    /// @param time hours or days
    /// @param kind `null` where all are votes on media
    /// @param name of an item, a model or a tag; `null` where there are none
    private record Rollup(
            Table<?> table,
            Field<Integer> bucket,
            Field<Long> project,
            Field<Integer> time,
            Field<Boolean> verified,
            Field<Long> votes,
            @Nullable Field<String> kind,
            @Nullable Field<String> name,
            Condition which) {
        private static final Rollup BY_HOUR = new Rollup(
                ROLLUP_HOURLY,
                ROLLUP_HOURLY.BUCKET,
                ROLLUP_HOURLY.PROJECT_ID,
                ROLLUP_HOURLY.HOUR,
                ROLLUP_HOURLY.VERIFIED,
                ROLLUP_HOURLY.VOTES,
                ROLLUP_HOURLY.KIND,
                null,
                DSL.noCondition());

        /// The same counts for whole days.
        private static final Rollup BY_DAY = new Rollup(
                ROLLUP_DAILY,
                ROLLUP_DAILY.BUCKET,
                ROLLUP_DAILY.PROJECT_ID,
                ROLLUP_DAILY.DAY,
                ROLLUP_DAILY.VERIFIED,
                ROLLUP_DAILY.VOTES,
                ROLLUP_DAILY.KIND,
                null,
                DSL.noCondition());

        static Rollup of(Source source, long project) {
            return switch (source) {
                case Source.Votes(var among) -> of(among, project);
                case Source.All() -> BY_HOUR;
                case Source.Items(var ids, var types) ->
                    new Rollup(
                            ROLLUP_MEDIA_DAILY,
                            ROLLUP_MEDIA_DAILY.BUCKET,
                            ROLLUP_MEDIA_DAILY.PROJECT_ID,
                            ROLLUP_MEDIA_DAILY.DAY,
                            ROLLUP_MEDIA_DAILY.VERIFIED,
                            ROLLUP_MEDIA_DAILY.VOTES,
                            null,
                            ROLLUP_MEDIA_DAILY.MEDIA_ID,
                            some(ROLLUP_MEDIA_DAILY.MEDIA_ID, ids)
                                    .and(
                                            types.isEmpty()
                                                    ? DSL.noCondition()
                                                    : ROLLUP_MEDIA_DAILY.MEDIA_ID.in(DSL.select(MEDIA.MEDIA_ID)
                                                            .from(MEDIA)
                                                            .where(
                                                                    MEDIA.PROJECT_ID.eq(project),
                                                                    MEDIA.TYPE.in(types)))));
                case Source.Models(var models) -> labels("model", models);
                case Source.Tags(var tags) -> labels("tag", tags);
            };
        }

        Condition within(Range range) {
            Condition within = DSL.trueCondition();
            if (range.from() != null) within = within.and(time.ge(range.from()));
            return range.to() == null ? within : within.and(time.lt(range.to()));
        }

        private static Condition some(Field<String> column, List<String> values) {
            return values.isEmpty() ? DSL.noCondition() : column.in(values);
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
                    ROLLUP_LABEL_DAILY.LABEL,
                    ROLLUP_LABEL_DAILY.LABEL_KIND.eq(labelKind).and(some(ROLLUP_LABEL_DAILY.LABEL, labels)));
        }
    }

    /// Each kind's sum over some cells, in a few parts.
    void total(Range range, Consumer<Cell> into) {
        for (Part part : parts(List.of(range))) sum(part.rollup, Keys.NONE, ALL, part.within(), into);
    }

    /// Each kind's sum for each item, model or tag, row by row as they come.
    ///
    /// @param measures which of them: there may be millions of cells, and each measure is read of each
    void names(Range range, Set<Measure> measures, Consumer<Cell> into) {
        sum(rollup, Keys.NAME, measures, rollup.within(range), into);
    }

    /// Cells of one rollup.
    private record Part(Rollup rollup, List<Range> ranges) {
        Condition within() {
            return DSL.or(ranges.stream().map(rollup::within).toList());
        }
    }

    /// Some ranges with as few cells as there are: of hours, whole days and what is left.
    private List<Part> parts(List<Range> ranges) {
        if (byDay == null) return List.of(new Part(rollup, ranges));
        List<Range> days =
                ranges.stream().map(Range::days).flatMap(Stream::ofNullable).toList();
        List<Range> hours =
                ranges.stream().map(Range::rest).flatMap(List::stream).toList();
        return Stream.of(new Part(byDay, days), new Part(rollup, hours))
                .filter(part -> !part.ranges.isEmpty())
                .toList();
    }

    /// What a sum is for each of, beside the kind.
    private enum Keys {
        NONE,
        TIME,
        NAME
    }

    /// Each kind's sum for each hour (items, models, tags: day) that has a cell, row by row as they come.
    void cells(Range range, Consumer<Cell> into) {
        sum(rollup, Keys.TIME, ALL, rollup.within(range), into);
    }

    /// Each kind's sum for each whole day of a range of hours.
    void days(Range hours, Consumer<Cell> into) {
        Range days = hours.days();
        Rollup cells = Objects.requireNonNull(byDay, "counted by the hour");
        if (days != null) sum(cells, Keys.TIME, ALL, cells.within(days), into);
    }

    /// How many votes there are in some ranges.
    long votes(List<Range> ranges) {
        if (scope.kinds().isEmpty()) return 0;
        long votes = 0;
        for (Part part : parts(ranges))
            for (int i = 0; i < part.ranges.size(); i += RANGES)
                votes += votes(
                        part.rollup,
                        new Part(part.rollup, part.ranges.subList(i, Math.min(part.ranges.size(), i + RANGES)))
                                .within());
        return votes;
    }

    private long votes(Rollup cells, Condition when) {
        return sql.select(sum(cells.votes))
                .from(cells.table)
                .where(asked(cells).and(when))
                .fetchSingle()
                .value1();
    }

    private void sum(Rollup cells, Keys by, Set<Measure> measures, Condition when, Consumer<Cell> into) {
        if (scope.kinds().isEmpty()) return;
        List<Field<?>> keys = new ArrayList<>();
        if (by == Keys.TIME) keys.add(cells.time);
        if (by == Keys.NAME) keys.add(Objects.requireNonNull(cells.name));
        if (cells.kind != null) keys.add(cells.kind);
        List<Field<?>> columns = new ArrayList<>(keys);
        columns.add(sum(cells.votes));
        columns.addAll(measures.stream()
                .map(measure -> sum(cells, measure))
                .flatMap(Stream::ofNullable)
                .toList());
        try (var rows = sql.select(columns)
                .from(cells.table)
                .where(asked(cells).and(when))
                .groupBy(keys)
                .fetchSize(FETCH)
                .fetchLazy()) {
            for (Record row : rows) into.accept(cell(cells, row, by));
        }
    }

    private static @Nullable Field<Long> sum(Rollup cells, Measure measure) {
        Field<Long> column = cells.table.field(measure.column(), Long.class);
        return column == null ? null : sum(column);
    }

    /// No rows have no sum.
    private static Field<Long> sum(Field<Long> column) {
        return DSL.coalesce(DSL.sum(column).cast(Long.class), 0L).as(column.getName());
    }

    private static Cell cell(Rollup cells, Record row, Keys by) {
        Map<Measure, Long> n = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Field<?> column = row.field(measure.column());
            if (column != null) n.put(measure, row.get(column, Long.class));
        }
        Kind kind =
                cells.kind == null ? Kind.MEDIA : Kind.of(row.get(cells.kind)).orElseThrow();
        return new Cell(
                by == Keys.TIME ? row.get(cells.time) : 0,
                by == Keys.NAME ? row.get(Objects.requireNonNull(cells.name)) : "",
                kind,
                row.get(cells.votes.getName(), Long.class),
                n);
    }

    /// The hours or days of a range that have votes; `null` for none. Cells whose votes were all withdrawn do not
    /// count.
    @Nullable
    Range ever(Range range) {
        if (scope.kinds().isEmpty()) return null;
        var row = sql.select(DSL.min(rollup.time), DSL.max(rollup.time))
                .from(rollup.table)
                .where(asked(rollup).and(rollup.within(range)))
                .and(rollup.votes.gt(0L))
                .fetchSingle();
        Integer last = row.value2();
        return last == null ? null : new Range(row.value1(), last + 1);
    }

    /// The first hour or day of each item, model or tag whose first votes of all lie in a range.
    ///
    /// @param most how many; those for which it is latest
    Map<String, Integer> first(Range range, int most) {
        if (scope.kinds().isEmpty()) return Map.of();
        Field<String> name = Objects.requireNonNull(rollup.name);
        Field<Integer> first = DSL.min(rollup.time);
        return sql.select(name, first)
                .from(rollup.table)
                .where(asked(rollup).and(rollup.within(new Range(null, range.to()))))
                .and(rollup.votes.gt(0L))
                .groupBy(name)
                .having(range.from() == null ? DSL.noCondition() : first.ge(range.from()))
                .orderBy(first.desc(), name)
                .limit(most)
                .fetchMap(Record2::value1, Record2::value2);
    }

    private Condition asked(Rollup cells) {
        Condition asked = cells.bucket
                .in(BUCKETS)
                .and(cells.project.eq(scope.project()))
                .and(cells.verified.eq(scope.verified()))
                .and(cells.which);
        if (cells.kind == null) return asked;
        return asked.and(cells.kind.in(scope.kinds().stream().map(Kind::word).toList()));
    }
}
