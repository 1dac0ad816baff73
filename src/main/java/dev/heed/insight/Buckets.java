package dev.heed.insight;

import dev.heed.domain.Fault;
import dev.heed.storage.Quarters;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the buckets of a trend begin and end, by the clocks of a place. The first begins at `from` and the last ends
/// at `to`, also within an hour, day, week or month.
///
/// @param edges rising; each is the end of a bucket and the beginning of the next
record Buckets(List<ZonedDateTime> edges) {
    /// The most buckets in one answer: 41 days of hours, or almost three years of days.
    static final int MOST = 1_000;

    Buckets {
        edges = List.copyOf(edges);
    }

    /// No more edges than it takes to see that there are too many.
    static Buckets of(Instant from, Instant to, By by, ZoneId zone) {
        List<ZonedDateTime> edges = new ArrayList<>();
        ZonedDateTime edge = from.atZone(zone);
        for (; edge.toInstant().isBefore(to) && edges.size() <= MOST; edge = by.next(edge)) edges.add(edge);
        if (!edges.isEmpty()) edges.add(to.atZone(zone));
        return new Buckets(edges);
    }

    int size() {
        return Math.max(0, edges.size() - 1);
    }

    /// When one begins; of the number after the last, when that ends.
    OffsetDateTime start(int bucket) {
        return written(edges.get(bucket));
    }

    /// A moment with the offset of its place; by UTC where RFC 3339 has no way to write that: an offset with seconds,
    /// such as of local mean time, before there were zones, or a year that has not four digits.
    static OffsetDateTime written(ZonedDateTime moment) {
        boolean plain =
                moment.getOffset().getTotalSeconds() % 60 == 0 && moment.getYear() >= 0 && moment.getYear() <= 9_999;
        return plain ? moment.toOffsetDateTime() : moment.toInstant().atOffset(ZoneOffset.UTC);
    }

    Optional<Fault> fault() {
        if (size() <= MOST) return Optional.empty();
        return Optional.of(Fault.parameter(
                "by", "would make more than " + MOST + " buckets; ask for longer ones, or for less time"));
    }

    /// Whether all edges between buckets are whole quarters of an hour.
    boolean onQuarters() {
        return edges.subList(1, size()).stream()
                .allMatch(edge -> edge.getNano() == 0 && edge.toEpochSecond() % Quarters.SECONDS == 0);
    }

    /// Whether each begins and ends with a day of UTC.
    boolean onDays() {
        return edges.stream().allMatch(edge -> Units.OF_DAYS.isEdge(edge.toInstant()));
    }

    /// The bucket that a time lies in; the first for what begins before it.
    int at(Instant time) {
        int low = 0;
        int high = size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (edges.get(middle).toInstant().isAfter(time)) high = middle;
            else low = middle;
        }
        return low;
    }
}
