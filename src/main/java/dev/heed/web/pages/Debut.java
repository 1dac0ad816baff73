package dev.heed.web.pages;

import dev.heed.insight.Difference;
import dev.heed.insight.FirstSeen;
import dev.heed.insight.Rate;
import dev.heed.insight.Trends;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a course over time marks by itself: the buckets in which models were first seen, but for the first bucket,
/// which has nothing before it.
///
/// @param models their names, by the place of the bucket
record Debut(SortedMap<Integer, List<String>> models) {
    static Debut of(Trends trends, List<FirstSeen> seen) {
        SortedMap<Integer, List<String>> models = new TreeMap<>();
        for (int i = 1; i < trends.buckets().size(); i++)
            for (FirstSeen one : seen)
                if (within(trends.buckets().get(i), one))
                    models.computeIfAbsent(i, _ -> new ArrayList<>()).add(one.model());
        return new Debut(models);
    }

    private static boolean within(Trends.Bucket bucket, FirstSeen one) {
        return !one.at().isBefore(bucket.start().toInstant())
                && one.at().isBefore(bucket.end().toInstant());
    }

    /// Those of one bucket, in words.
    String in(int bucket) {
        return String.join(", ", models.getOrDefault(bucket, List.of()));
    }

    /// How thumbs differ since the last of them; empty where they do not clearly.
    Optional<String> sentence(Trends trends, Sentences sentences) {
        Map.Entry<Integer, List<String>> last = models.lastEntry();
        if (last == null) return Optional.empty();
        Rate before = trends.thumbsUp(0, last.getKey());
        Rate since = trends.thumbsUp(last.getKey(), trends.buckets().size());
        Difference change = Difference.of(since, before);
        return change == null || !Sentences.clear(change)
                ? Optional.empty()
                : Optional.of(sentences.since(last.getValue(), before, since, change));
    }
}
