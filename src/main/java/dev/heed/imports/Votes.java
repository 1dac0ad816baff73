package dev.heed.imports;

import dev.heed.imports.Fields.Holds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Votes with the fields of the API, or of an export.
final class Votes extends Columns {
    private static final BigDecimal MOST_STARS = BigDecimal.valueOf(5);

    /// Behind the point.
    private static final int MOST_DIGITS = 9;

    private static final Set<String> DERIVED = Set.of("kind", "policy_version");
    /// The copy of the recommendation: made again from that.
    private static final Set<String> DERIVED_OF_MEDIA =
            Set.of("kind", "policy_version", "recommendation_type", "model", "position", "score");
    private static final List<String> MOVED = List.of(
            "id",
            "subject",
            "session",
            "message_id",
            "received_at",
            "verified",
            "triage",
            "revision",
            "withdrawn_at",
            "found",
            "query_length",
            "response_length",
            "comment_length",
            "correction_length",
            "text_modes",
            "sentiment");

    static final Fields FIELDS = new Fields()
            .and(Holds.TEXT, "media_id", "comment", "recommendation_id", "user", "session", "language")
            .and(Holds.TEXT, "idempotency_key", "correction", "model", "message_id", "comparison")
            .and(Holds.WHOLE_TEXT, "query", "response")
            .and(Holds.RATING, "rating")
            .and(Holds.TRUTH, "watched_completion", "would_watch_again")
            .and(Holds.LIST, "tags", "known_identifiers")
            .and(Holds.OBJECT, "media", "metadata")
            .and(Holds.TIME, "timestamp")
            // of exports
            .and(Holds.TEXT, "id", "kind", "subject", "triage", "recommendation_type")
            .and(Holds.TIME, "received_at", "withdrawn_at")
            .and(Holds.TRUTH, "verified")
            .and(Holds.OBJECT, "found", "text_modes")
            .and(Holds.DECIMAL, "sentiment", "score")
            .and(Holds.WHOLE, "revision", "policy_version", "query_length", "response_length", "position")
            .and(Holds.WHOLE, "comment_length", "correction_length");

    private final Ordinals ordinals = new Ordinals();

    Votes(Mapping mapping) {
        super(FIELDS, mapping);
    }

    @Override
    Line.Item read(Line.Spot spot, ObjectNode record, String hash) {
        if (Exported.is(record)) {
            fromExport(record);
            record.put("idempotency_key", "feedback:" + hash);
        } else if (!record.has("idempotency_key")) {
            record.put("idempotency_key", "feedback:" + hash + ":" + ordinals.next(hash));
        }
        // a table has columns for both kinds: an empty text in one that is not meant says nothing
        if (record.has("media_id")) record.remove(empty(record, "query", "response"));
        if (record.has("media_id")) roundHalves(record);
        return new Line.Item(spot, Into.FEEDBACK, record);
    }

    private static List<String> empty(ObjectNode record, String... names) {
        return List.of(names).stream()
                .filter(name -> record.path(name).asString("-").isEmpty())
                .toList();
    }

    private static void fromExport(ObjectNode record) {
        boolean media = record.has("media_id");
        JsonNode answered = record.remove("recommendation_id");
        // is scored again from the comment, unless that is not the one which was scored
        if (!record.path("text_modes").has("comment")) record.remove("sentiment");
        Exported.move(record, media ? DERIVED_OF_MEDIA : DERIVED, MOVED);
        if (answered != null)
            ((ObjectNode) record.get("exported"))
                    .put("recommendation_key", Exported.recommendationKey(answered.asString()));
    }

    /// Half stars round up, and what they were stays in the metadata. `4.0` is 4.
    static void roundHalves(ObjectNode record) {
        JsonNode rating = record.path("rating");
        if (!rating.isNumber() || rating.isIntegralNumber()) return;
        BigDecimal stars = rating.decimalValue();
        // before anything is computed: a number may have a billion digits behind its point
        if (stars.signum() <= 0 || stars.compareTo(MOST_STARS) > 0 || stars.scale() > MOST_DIGITS) return;
        BigDecimal whole = stars.setScale(0, RoundingMode.CEILING);
        record.put("rating", whole.intValueExact());
        if (whole.compareTo(stars) == 0) return;
        ObjectNode metadata = record.get("metadata") instanceof ObjectNode given ? given : record.objectNode();
        // metadata that is no object is left for the API to refuse
        if (!record.has("metadata") || record.get("metadata").isObject())
            record.set("metadata", metadata.put("original_rating", stars));
    }
}
