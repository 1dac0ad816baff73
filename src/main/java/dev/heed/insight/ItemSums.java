package dev.heed.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the votes on each of many items add up to: there may be a hundred thousand items, so that each takes no more
/// than a row of numbers.
final class ItemSums {
    /// How many votes, then how many gave 1..5 stars, then yes and no to either question.
    private static final List<Measure> COLUMNS = List.of(
            Measure.STARS_1,
            Measure.STARS_2,
            Measure.STARS_3,
            Measure.STARS_4,
            Measure.STARS_5,
            Measure.COMPLETED,
            Measure.NOT_COMPLETED,
            Measure.AGAIN,
            Measure.NOT_AGAIN);

    static final Set<Measure> MEASURES = EnumSet.copyOf(COLUMNS);

    private final Map<String, long[]> items = new HashMap<>();

    void add(CellQuery.Cell cell) {
        long[] n = items.computeIfAbsent(cell.name(), _ -> new long[COLUMNS.size() + 1]);
        n[0] += cell.votes();
        for (int i = 0; i < COLUMNS.size(); i++) n[i + 1] += cell.n().getOrDefault(COLUMNS.get(i), 0L);
    }

    boolean empty() {
        return items.isEmpty();
    }

    /// The votes on an item; 0 for one that has none.
    long votes(String item) {
        long[] n = items.get(item);
        return n == null ? 0 : n[0];
    }

    /// How many gave an item 1, 2, 3, 4, 5 stars.
    long[] stars(String item) {
        long[] n = items.get(item);
        return n == null ? new long[5] : Arrays.copyOfRange(n, 1, 6);
    }

    Rate completion(String item) {
        return rate(item, 6);
    }

    Rate again(String item) {
        return rate(item, 8);
    }

    private Rate rate(String item, int yes) {
        long[] n = items.get(item);
        return n == null ? Rate.of(0, 0) : Rate.of(n[yes], n[yes] + n[yes + 1]);
    }

    /// How many gave 1, 2, 3, 4, 5 stars to any of them.
    long[] stars() {
        long[] all = new long[5];
        for (long[] n : items.values()) for (int i = 0; i < 5; i++) all[i] += n[i + 1];
        return all;
    }

    /// Those with a rating, by their mean with the prior, best first; then those with more ratings, then by id.
    List<String> standing(double all) {
        List<String> rated = new ArrayList<>();
        items.forEach((item, n) -> {
            if (rated(n) > 0) rated.add(item);
        });
        Comparator<String> best = Comparator.comparingDouble(item -> adjusted(item, all));
        Comparator<String> most = Comparator.comparingLong(item -> rated(row(item)));
        rated.sort(best.reversed().thenComparing(most.reversed()).thenComparing(Comparator.naturalOrder()));
        return rated;
    }

    /// The mean of an item that has ratings, with the prior.
    double adjusted(String item, double all) {
        long[] n = row(item);
        long rated = rated(n);
        double sum = 0;
        for (int stars = 1; stars <= 5; stars++) sum += (double) n[stars] * stars;
        return Standings.adjusted(sum / rated, rated, all);
    }

    private long[] row(String item) {
        return Objects.requireNonNull(items.get(item));
    }

    private static long rated(long[] n) {
        return n[1] + n[2] + n[3] + n[4] + n[5];
    }
}
