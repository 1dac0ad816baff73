package dev.heed.insight;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import java.util.EnumMap;
import java.util.Map;

/// Cells of a rollup, added up.
final class Sums {
    private final Map<Kind, Long> votes = new EnumMap<>(Kind.class);
    private final Map<Measure, Long> n = new EnumMap<>(Measure.class);

    void add(CellQuery.Cell cell) {
        votes.merge(cell.kind(), cell.votes(), Long::sum);
        cell.n().forEach((measure, count) -> n.merge(measure, count, Long::sum));
    }

    /// Of these votes, those with a rating that a filter asks for; all when it asks for none. What else they say is
    /// not counted by rating, and 0.
    Sums rated(Filter filter) {
        if (filter.ratings().isEmpty() && filter.thumbs().isEmpty()) return this;
        Sums rated = new Sums();
        filter.ratings().stream()
                .distinct()
                .forEach(stars -> rated.take(Kind.MEDIA, Measure.BY_STARS.get(stars - 1), this));
        filter.thumbs().stream()
                .distinct()
                .map(thumb -> thumb == Thumb.UP ? Measure.UP : Measure.DOWN)
                .forEach(thumb -> rated.take(Kind.CHAT, thumb, this));
        return rated;
    }

    private void take(Kind kind, Measure rating, Sums from) {
        n.put(rating, from.of(rating));
        votes.merge(kind, from.of(rating), Long::sum);
    }

    long votes() {
        return votes(Kind.MEDIA) + votes(Kind.CHAT);
    }

    long votes(Kind kind) {
        return votes.getOrDefault(kind, 0L);
    }

    /// 0 for what this kind of votes does not say.
    long of(Measure measure) {
        return n.getOrDefault(measure, 0L);
    }

    /// How many gave 1, 2, 3, 4, 5 stars.
    long[] stars() {
        return Measure.BY_STARS.stream().mapToLong(this::of).toArray();
    }

    /// Those who said yes, of those who said either.
    Rate rate(Measure yes, Measure no) {
        return Rate.of(of(yes), of(yes) + of(no));
    }
}
