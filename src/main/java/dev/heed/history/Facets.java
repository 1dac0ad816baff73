package dev.heed.history;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many votes that a filter means have which value: of each part of it, as if that part were not said, so that the
/// values not chosen show what they would add.
///
/// @param total how many votes the whole filter means
/// @param ratings by the words of the API: `1`..`5`, `up`, `down`
/// @param recommendationTypes most votes first; the first twenty, and those that are chosen. So are models and tags
public record Facets(
        long total,
        List<Count<Kind>> kinds,
        List<Count<String>> ratings,
        List<Count<String>> recommendationTypes,
        List<Count<String>> models,
        List<Count<Triage>> triage,
        List<Count<Boolean>> verified,
        List<Count<String>> tags) {
    /// Of names that callers make up, so many are shown beside those that are chosen.
    static final int NAMES = 20;

    public Facets {
        kinds = List.copyOf(kinds);
        ratings = List.copyOf(ratings);
        recommendationTypes = List.copyOf(recommendationTypes);
        models = List.copyOf(models);
        triage = List.copyOf(triage);
        verified = List.copyOf(verified);
        tags = List.copyOf(tags);
    }

    /// How many votes have a value.
    public record Count<T>(T value, long votes) {}

    /// So many votes that have these values in common.
    record Cell(
            Kind kind,
            @Nullable String rating,
            @Nullable String recommendationType,
            @Nullable String model,
            Triage triage,
            boolean verified,
            List<String> tags,
            long votes) {}

    /// One part of the filter: what is chosen of it, and which of its values a cell has.
    private record Part<T>(Set<T> chosen, Function<Cell, Stream<T>> values) {
        boolean admits(Cell cell) {
            return chosen.isEmpty() || values.apply(cell).anyMatch(chosen::contains);
        }
    }

    /// Adds up.
    ///
    /// @param cells of all votes that the filter means without these parts
    static Facets of(Filter filter, List<Cell> cells) {
        var kinds = new Part<>(filter.kind() == null ? Set.of() : Set.of(filter.kind()), cell -> Stream.of(cell.kind));
        var ratings = new Part<>(ratings(filter), cell -> Stream.ofNullable(cell.rating));
        var types = new Part<>(
                Set.copyOf(filter.recommendationTypes()), cell -> Stream.ofNullable(cell.recommendationType));
        var models = new Part<>(Set.copyOf(filter.models()), cell -> Stream.ofNullable(cell.model));
        var triage = new Part<>(Set.copyOf(filter.triage()), cell -> Stream.of(cell.triage));
        var verified = new Part<>(
                filter.verified() == null ? Set.of() : Set.of(filter.verified()), cell -> Stream.of(cell.verified));
        var tags =
                new Part<>(Set.copyOf(filter.tags()), cell -> cell.tags.stream().distinct());
        Summing sums = new Summing(cells, List.of(kinds, ratings, types, models, triage, verified, tags));
        return new Facets(
                sums.total(),
                sums.of(kinds, List.of(Kind.values())),
                sums.of(
                        ratings,
                        Stream.concat(
                                        IntStream.rangeClosed(1, 5).mapToObj(Integer::toString),
                                        Stream.of(Thumb.UP.word(), Thumb.DOWN.word()))
                                .toList()),
                sums.names(types),
                sums.names(models),
                sums.of(triage, List.of(Triage.values())),
                sums.of(verified, List.of(true, false)),
                sums.names(tags));
    }

    private static Set<String> ratings(Filter filter) {
        Set<String> chosen = new HashSet<>();
        for (int stars : filter.ratings()) chosen.add(Integer.toString(stars));
        for (Thumb thumb : filter.thumbs()) chosen.add(thumb.word());
        return chosen;
    }

    /// Sums over cells that all parts admit, or all but one.
    private record Summing(List<Cell> cells, List<Part<?>> parts) {
        long total() {
            return cells.stream()
                    .filter(cell -> parts.stream().allMatch(part -> part.admits(cell)))
                    .mapToLong(Cell::votes)
                    .sum();
        }

        private <T> Map<T, Long> sums(Part<T> of) {
            Map<T, Long> sums = new LinkedHashMap<>();
            for (Cell cell : cells)
                if (parts.stream().allMatch(part -> part.equals(of) || part.admits(cell)))
                    of.values.apply(cell).forEach(value -> sums.merge(value, cell.votes, Long::sum));
            return sums;
        }

        <T> List<Count<T>> of(Part<T> part, List<T> all) {
            Map<T, Long> sums = sums(part);
            return all.stream()
                    .map(value -> new Count<>(value, sums.getOrDefault(value, 0L)))
                    .toList();
        }

        List<Count<String>> names(Part<String> part) {
            Map<String, Long> sums = sums(part);
            part.chosen.forEach(name -> sums.putIfAbsent(name, 0L));
            List<Count<String>> counts = new ArrayList<>();
            sums.forEach((name, votes) -> counts.add(new Count<>(name, votes)));
            counts.sort(Comparator.comparingLong((Count<String> count) -> -count.votes)
                    .thenComparing(Count::value));
            return IntStream.range(0, counts.size())
                    .filter(at ->
                            at < NAMES || part.chosen.contains(counts.get(at).value()))
                    .mapToObj(counts::get)
                    .toList();
        }
    }
}
