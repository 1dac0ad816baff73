package dev.heed.insight;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Figures over time, oldest bucket first, empty ones included.
///
/// @param timeZone whose clocks say when a bucket begins: a name of the IANA database
public record Trends(By by, String timeZone, List<Bucket> buckets) {
    /// One stretch of time; `end` is the beginning of the next. Both with the offset of the place at that moment.
    public record Bucket(OffsetDateTime start, OffsetDateTime end, Figures figures) {}

    /// Of the answers of some neighbouring buckets together.
    ///
    /// @param first the place of the first bucket
    /// @param end the place after the last one
    public Rate thumbsUp(int first, int end) {
        long up = 0;
        long all = 0;
        for (Bucket bucket : buckets.subList(first, end)) {
            up += bucket.figures().thumbsUp().n();
            all += bucket.figures().thumbsUp().of();
        }
        return Rate.of(up, all);
    }

    static Trends of(By by, String timeZone, Buckets buckets, List<Sums> sums) {
        List<Bucket> filled = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++)
            filled.add(new Bucket(buckets.start(i), buckets.start(i + 1), Figures.of(sums.get(i))));
        return new Trends(by, timeZone, filled);
    }
}
