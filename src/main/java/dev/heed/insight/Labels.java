package dev.heed.insight;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What votes say for each reason tag, or for each model of answers; most votes first.
///
/// @param votes all votes that the filter means, also those without such a label: what shares are of
/// @param labels how many there are
/// @param items the first of them
public record Labels(long votes, long labels, List<LabelVotes> items) {
    static final Set<Measure> MEASURES = EnumSet.of(
            Measure.STARS_1,
            Measure.STARS_2,
            Measure.STARS_3,
            Measure.STARS_4,
            Measure.STARS_5,
            Measure.UP,
            Measure.DOWN);

    /// One of them.
    ///
    /// @param votes with it, of all votes
    /// @param stars of its votes on media
    /// @param thumbsUp of its answers
    public record LabelVotes(String label, Rate votes, Mean stars, Rate thumbsUp) {}

    static Labels of(long votes, Map<String, Sums> sums, int limit) {
        List<LabelVotes> all = sums.entrySet().stream()
                .map(of -> label(of.getKey(), of.getValue(), votes))
                .filter(label -> label.votes().n() > 0)
                .sorted(Comparator.comparingLong(
                                (LabelVotes label) -> label.votes().n())
                        .reversed()
                        .thenComparing(LabelVotes::label))
                .toList();
        return new Labels(votes, all.size(), all.subList(0, Math.min(limit, all.size())));
    }

    private static LabelVotes label(String label, Sums sums, long votes) {
        return new LabelVotes(
                label, Rate.of(sums.votes(), votes), Mean.of(sums.stars()), sums.rate(Measure.UP, Measure.DOWN));
    }
}
