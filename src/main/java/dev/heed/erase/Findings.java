package dev.heed.erase;

import dev.heed.privacy.Field;
import dev.heed.privacy.PersonalData;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Adds up what a scan finds.
final class Findings {
    /// Enough to see what is the matter, of what may be millions.
    private static final int ROWS_NAMED = 10;

    private final Map<Field, Sum> texts = new EnumMap<>(Field.class);
    private final Map<String, Sum> identifiers = new TreeMap<>();

    private static final class Sum {
        private long looked;
        private long holding;
        private long weaker;
        private final Map<String, Long> found = new TreeMap<>();
        private final Set<String> rows = new LinkedHashSet<>();

        private void add(String row, Map<String, Integer> more, boolean keptWeaker) {
            looked++;
            if (keptWeaker) weaker++;
            if (!more.isEmpty()) holding++;
            more.forEach((kind, count) -> found.merge(kind, (long) count, Long::sum));
            if ((keptWeaker || !more.isEmpty()) && !row.isEmpty() && rows.size() < ROWS_NAMED) rows.add(row);
        }

        private Finding finding(String field) {
            return new Finding(field, looked, holding, weaker, found, List.copyOf(rows));
        }
    }

    void text(Field field, String row, Map<String, Integer> found, boolean weaker) {
        texts.computeIfAbsent(field, _ -> new Sum()).add(row, found, weaker);
    }

    void identifier(String field, String row, Optional<PersonalData> found) {
        Map<String, Integer> one = found.map(kind -> Map.of(kind.name(), 1)).orElse(Map.of());
        identifiers.computeIfAbsent(field, _ -> new Sum()).add(row, one, false);
    }

    List<Finding> texts() {
        return of(texts, Field::word);
    }

    List<Finding> identifiers() {
        return of(identifiers, Function.identity());
    }

    private static <T> List<Finding> of(Map<T, Sum> sums, Function<T, String> word) {
        return sums.entrySet().stream()
                .map(one -> one.getValue().finding(word.apply(one.getKey())))
                .toList();
    }
}
