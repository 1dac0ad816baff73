package dev.heed.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which items are liked, and which are not.
///
/// Few votes make an extreme mean, so items stand in the order of their mean after [#PRIOR_VOTES] more votes that all
/// gave the mean of all: (n·mean + k·all)/(n + k), a Bayesian average with a prior of k votes. Items without a rating
/// stand nowhere.
///
/// @param items how many items have a rating
/// @param stars of all of them
/// @param types by type of media, most votes first
/// @param leaders best first
/// @param laggards worst first; none of the leaders
public record Standings(
        long items,
        Mean stars,
        int priorVotes,
        List<TypeVotes> types,
        List<Standing> leaders,
        List<Standing> laggards) {
    /// How many votes' worth the mean of all weighs.
    static final int PRIOR_VOTES = 12;

    /// The votes on one type of media.
    public record TypeVotes(String type, long votes, Mean stars) {}

    /// The votes on one item.
    ///
    /// @param adjusted its mean with the prior
    public record Standing(
            String mediaId,
            String title,
            String type,
            long votes,
            Mean stars,
            double adjusted,
            Rate completion,
            Rate again) {}

    static Standings of(SnapshotQuery snapshot, long project, ItemSums sums, int limit) {
        Mean all = Mean.of(sums.stars());
        if (all.mean() == null)
            return new Standings(0, all, PRIOR_VOTES, types(snapshot, project, sums), List.of(), List.of());
        double mean = all.mean();
        List<String> standing = sums.standing(mean);
        List<String> leaders = standing.subList(0, Math.min(limit, standing.size()));
        List<String> laggards = standing.subList(Math.max(leaders.size(), standing.size() - limit), standing.size())
                .reversed();
        var named = snapshot.named(
                project, Stream.concat(leaders.stream(), laggards.stream()).toList());
        Function<String, Standing> item = id -> {
            var about = Objects.requireNonNull(named.get(id), "every vote's item is in the catalog");
            return new Standing(
                    id,
                    about.title(),
                    about.type(),
                    sums.votes(id),
                    Mean.of(sums.stars(id)),
                    sums.adjusted(id, mean),
                    sums.completion(id),
                    sums.again(id));
        };
        return new Standings(
                standing.size(),
                all,
                PRIOR_VOTES,
                types(snapshot, project, sums),
                leaders.stream().map(item).toList(),
                laggards.stream().map(item).toList());
    }

    private static List<TypeVotes> types(SnapshotQuery snapshot, long project, ItemSums sums) {
        if (sums.empty()) return List.of();
        Map<String, long[]> types = new HashMap<>();
        snapshot.types(project, (item, type) -> {
            if (sums.votes(item) == 0) return;
            long[] n = types.computeIfAbsent(type, _ -> new long[6]);
            long[] stars = sums.stars(item);
            for (int i = 0; i < stars.length; i++) n[i] += stars[i];
            n[5] += sums.votes(item);
        });
        return types.entrySet().stream()
                .map(of -> new TypeVotes(of.getKey(), of.getValue()[5], Mean.of(Arrays.copyOf(of.getValue(), 5))))
                .sorted(Comparator.comparingLong(TypeVotes::votes).reversed().thenComparing(TypeVotes::type))
                .toList();
    }

    static double adjusted(double mean, long n, double all) {
        return (n * mean + PRIOR_VOTES * all) / (n + PRIOR_VOTES);
    }
}
