package dev.heed.insight;

import dev.heed.domain.Kind;
import java.util.EnumMap;
import java.util.Map;

/// Cells of a rollup, added up.
final class Sums {
    private final boolean whole;
    private final Map<Kind, Long> votes = new EnumMap<>(Kind.class);
    private final Map<Measure, Long> n = new EnumMap<>(Measure.class);

    /// @param whole whether the rollup counts all there is; else only votes, the sum of stars, and thumbs
    Sums(boolean whole) {
        this.whole = whole;
    }

    void add(CellQuery.Cell cell) {
        votes.merge(cell.kind(), cell.votes(), Long::sum);
        cell.n().forEach((measure, count) -> n.merge(measure, count, Long::sum));
    }

    boolean whole() {
        return whole;
    }

    long votes(Kind kind) {
        return votes.getOrDefault(kind, 0L);
    }

    /// 0 for what the rollup does not count.
    long of(Measure measure) {
        return n.getOrDefault(measure, 0L);
    }

    /// How many gave 1, 2, 3, 4, 5 stars.
    long[] stars() {
        return new long[] {
            of(Measure.STARS_1), of(Measure.STARS_2), of(Measure.STARS_3), of(Measure.STARS_4), of(Measure.STARS_5)
        };
    }

    /// Those who said yes, of those who said either.
    Rate rate(Measure yes, Measure no) {
        return Rate.of(of(yes), of(yes) + of(no));
    }
}
