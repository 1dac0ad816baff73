package dev.heed.insight;

import java.util.List;
import java.util.stream.IntStream;

/// How often each rating was given.
///
/// @param stars 1, 2, 3, 4, 5 in this order
public record Ratings(List<StarCount> stars, long up, long down) {
    /// How many gave so many stars.
    public record StarCount(int stars, long votes) {}

    static Ratings of(Sums sums) {
        long[] counts = sums.stars();
        List<StarCount> stars = IntStream.range(0, counts.length)
                .mapToObj(i -> new StarCount(i + 1, counts[i]))
                .toList();
        return new Ratings(stars, sums.of(Measure.UP), sums.of(Measure.DOWN));
    }
}
