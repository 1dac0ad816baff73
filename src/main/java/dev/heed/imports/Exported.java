package dev.heed.imports;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Records of Heed's own exports: what is derived goes, what only an import may say moves into `exported`.
final class Exported {
    private Exported() {}

    /// Whether a record was exported, and not written for the API: those have no identity and no arrival.
    static boolean is(ObjectNode record) {
        return record.hasNonNull("id") && record.hasNonNull("received_at");
    }

    /// Moves fields, in place.
    static void move(ObjectNode record, Set<String> derived, List<String> moved) {
        record.remove(derived);
        ObjectNode exported = record.objectNode();
        for (String name : moved) {
            JsonNode value = record.remove(name);
            if (value != null) exported.set(name, value);
        }
        record.set("exported", exported);
    }

    /// The idempotency key under which a recommendation is imported, from its id elsewhere.
    static String recommendationKey(String id) {
        return "recommendation:" + id;
    }
}
