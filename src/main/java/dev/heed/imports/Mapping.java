package dev.heed.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the columns of a file are called here.
///
/// @param columns the column for a field, where it is called otherwise
/// @param skipped columns that are left out
/// @param constants the value of a field where a record has none
public record Mapping(Map<String, String> columns, Set<String> skipped, Map<String, String> constants) {
    /// Everything is called as here.
    public static final Mapping NONE = new Mapping(Map.of(), Set.of(), Map.of());

    public Mapping {
        // in their order: two fields may be mapped to one column
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        skipped = Set.copyOf(skipped);
        constants = Map.copyOf(constants);
    }

    /// What the columns become.
    ///
    /// @throws IllegalArgumentException if a field would have two, or a column is not there
    Set<String> fields(Set<String> given) {
        Set<String> missing = new LinkedHashSet<>(skipped);
        missing.addAll(columns.values());
        missing.removeAll(given);
        if (!missing.isEmpty())
            throw new IllegalArgumentException(
                    "--map and --skip name columns that are not there: " + String.join(", ", missing));
        Set<String> fields = new LinkedHashSet<>(given);
        fields.removeAll(skipped);
        fields.removeAll(columns.values());
        columns.forEach((field, column) -> {
            if (given.contains(column) && !fields.add(field)) throw new IllegalArgumentException(both(field, column));
        });
        fields.addAll(constants.keySet());
        return fields;
    }

    private static String both(String field, String column) {
        return "there is a column " + field + " beside " + column + ", which is mapped to it; --skip one of them";
    }

    /// The fields that it speaks of.
    Set<String> named() {
        Set<String> named = new LinkedHashSet<>(columns.keySet());
        named.addAll(constants.keySet());
        return named;
    }

    /// Renames in place.
    ///
    /// @throws Translation.Unreadable if a field would have two values
    void apply(ObjectNode record) {
        record.remove(skipped);
        Map<String, JsonNode> moved = new LinkedHashMap<>();
        columns.forEach((field, column) -> {
            JsonNode value = record.get(column);
            if (value != null) moved.put(field, value);
        });
        record.remove(columns.values());
        moved.forEach((field, value) -> {
            if (record.has(field)) throw new Translation.Unreadable(both(field, String.valueOf(columns.get(field))));
            record.set(field, value);
        });
        constants.forEach((field, value) -> {
            if (!record.hasNonNull(field) || record.get(field).asString("-").isEmpty()) record.put(field, value);
        });
    }
}
