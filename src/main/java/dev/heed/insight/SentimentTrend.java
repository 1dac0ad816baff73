package dev.heed.insight;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

/// How comments sound over time, as shares of those whose language is understood; never a verdict on one comment.
///
/// @param all the whole time
/// @param buckets oldest first, empty ones included
public record SentimentTrend(By by, String timeZone, MoodShares all, List<MoodBucket> buckets) {
    /// How many of the scored comments sound how.
    ///
    /// @param comments all comments
    /// @param negative compound score −0.05 and below, of the scored ones
    /// @param neutral between −0.05 and 0.05, of the scored ones
    /// @param positive 0.05 and above, of the scored ones
    public record MoodShares(long comments, Rate negative, Rate neutral, Rate positive) {
        static MoodShares of(List<Sums> sums) {
            long negative = total(sums, Measure.NEGATIVE);
            long neutral = total(sums, Measure.NEUTRAL);
            long positive = total(sums, Measure.POSITIVE);
            long scored = negative + neutral + positive;
            return new MoodShares(
                    total(sums, Measure.COMMENTS),
                    Rate.of(negative, scored),
                    Rate.of(neutral, scored),
                    Rate.of(positive, scored));
        }

        private static long total(List<Sums> sums, Measure measure) {
            return sums.stream().mapToLong(one -> one.of(measure)).sum();
        }
    }

    /// One stretch of time; `end` is the beginning of the next. Both with the offset of the place at that moment.
    public record MoodBucket(OffsetDateTime start, OffsetDateTime end, MoodShares shares) {}

    static SentimentTrend of(By by, String timeZone, Buckets buckets, List<Sums> sums) {
        return new SentimentTrend(
                by,
                timeZone,
                MoodShares.of(sums),
                IntStream.range(0, buckets.size())
                        .mapToObj(i -> new MoodBucket(
                                buckets.start(i), buckets.start(i + 1), MoodShares.of(List.of(sums.get(i)))))
                        .toList());
    }
}
