package dev.heed.imports;

import dev.heed.imports.Fields.Holds;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Showings of the recommendation log with the fields of the API, or of an export. The votes that an export shows with
/// them are imported as votes.
final class Showings extends Columns {
    private static final Set<String> DERIVED = Set.of("id", "policy_version", "feedback");
    private static final List<String> MOVED = List.of("subject", "received_at", "revision", "found", "text_modes");

    static final Fields FIELDS = new Fields()
            .and(Holds.TEXT, "media_id", "recommendation_type", "list_id", "model", "user", "idempotency_key")
            .and(Holds.DECIMAL, "score")
            .and(Holds.TRUTH, "selected")
            .and(Holds.WHOLE, "position")
            .and(Holds.TIME, "timestamp")
            .and(Holds.OBJECT, "metadata")
            // of exports
            .and(Holds.TEXT, "id", "subject")
            .and(Holds.TIME, "received_at")
            .and(Holds.OBJECT, "found", "text_modes")
            .and(Holds.LIST, "feedback")
            .and(Holds.WHOLE, "revision", "policy_version");

    private final Ordinals ordinals = new Ordinals();

    Showings(Mapping mapping) {
        super(FIELDS, mapping);
    }

    @Override
    Line.Item read(Line.Spot spot, ObjectNode record, String hash) {
        JsonNode id = record.path("id");
        if (Exported.is(record)) {
            Exported.move(record, DERIVED, MOVED);
            record.put("idempotency_key", Exported.recommendationKey(id.asString()));
        } else if (!record.has("idempotency_key")) {
            record.put("idempotency_key", "recommendation:" + hash + ":" + ordinals.next(hash));
        }
        return new Line.Item(spot, Into.RECOMMENDATIONS, record);
    }
}
