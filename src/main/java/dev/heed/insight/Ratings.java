package dev.heed.insight;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How often each rating was given.
///
/// @param stars 1, 2, 3, 4, 5 in this order; `null` by model and tag, where only their sum is counted
public record Ratings(@Nullable List<StarCount> stars, long up, long down) {
    /// How many gave so many stars.
    public record StarCount(int stars, long votes) {}

    static Ratings of(Sums sums) {
        long[] counts = sums.stars();
        List<StarCount> stars = IntStream.range(0, counts.length)
                .mapToObj(i -> new StarCount(i + 1, counts[i]))
                .toList();
        return new Ratings(sums.whole() ? stars : null, sums.of(Measure.UP), sums.of(Measure.DOWN));
    }
}
