package dev.heed.imports;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the columns of a file are called here.
///
/// @param columns the column for a field, where it is called otherwise
/// @param skipped columns that are left out
/// @param constants the same value of a field for every record
public record Mapping(Map<String, String> columns, Set<String> skipped, Map<String, String> constants) {
    /// Everything is called as here.
    public static final Mapping NONE = new Mapping(Map.of(), Set.of(), Map.of());

    public Mapping {
        columns = Map.copyOf(columns);
        skipped = Set.copyOf(skipped);
        constants = Map.copyOf(constants);
    }

    /// What the columns become.
    Set<String> fields(Set<String> given) {
        Set<String> fields = new LinkedHashSet<>(given);
        fields.removeAll(skipped);
        columns.forEach((field, column) -> {
            if (fields.remove(column)) fields.add(field);
        });
        fields.addAll(constants.keySet());
        return fields;
    }

    /// Renames in place.
    void apply(ObjectNode record) {
        record.remove(skipped);
        columns.forEach((field, column) -> {
            JsonNode value = record.remove(column);
            if (value != null) record.set(field, value);
        });
        constants.forEach(record::put);
    }
}
