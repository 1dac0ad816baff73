package dev.heed.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How an answer comes about: which cells are added up, and which votes are read because no cell holds just them.
///
/// @param cells hours or days of a rollup; `null` for none
/// @param cut of these, those that an edge of the answer divides: their votes are read
/// @param votes the spans whose votes are read
record Plan(CellQuery.@Nullable Range cells, SortedSet<Integer> cut, List<Span> votes) {
    /// Of no time.
    static final Plan OF_NOTHING = new Plan(null, Collections.emptySortedSet(), List.of());

    /// All votes of a span, one by one.
    static Plan reading(Span span) {
        return new Plan(null, Collections.emptySortedSet(), List.of(span));
    }

    /// Cells, and the votes around each edge that lies within one.
    ///
    /// @param edges rising; the first and the last may be `null`, for open
    static Plan counting(Source source, List<@Nullable Instant> edges) {
        Units units = new Units(source.hours());
        SortedSet<Integer> cut = new TreeSet<>();
        for (Instant edge : edges) if (edge != null && !units.isEdge(edge)) cut.add(units.of(edge));
        Instant first = edges.getFirst();
        Instant last = edges.getLast();
        Integer from = first == null ? null : (Integer) units.from(first);
        Integer to = last == null ? null : (Integer) units.of(last);
        boolean none = from != null && to != null && from >= to;
        return new Plan(none ? null : new CellQuery.Range(from, to), cut, spans(units, cut, first, last));
    }

    /// The cut ones within the answer; neighbours are one span.
    private static List<Span> spans(
            Units units, SortedSet<Integer> cut, @Nullable Instant first, @Nullable Instant last) {
        List<Span> spans = new ArrayList<>();
        for (int unit : cut) {
            Instant begin = units.begin(unit);
            Instant end = units.begin(unit + 1);
            Instant from = first != null && first.isAfter(begin) ? first : begin;
            Instant to = last != null && last.isBefore(end) ? last : end;
            Span before = spans.isEmpty() ? null : spans.getLast();
            if (before != null && from.equals(before.to())) spans.set(spans.size() - 1, new Span(before.from(), to));
            else spans.add(new Span(from, to));
        }
        return spans;
    }
}
