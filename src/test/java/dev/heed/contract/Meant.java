package dev.heed.contract;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The shared filter as anybody would write it who knows the manual and no database.
final class Meant {
    private Meant() {}

    /// Whether a vote is meant by these query parameters; those that stand are, unless withdrawn ones are asked for.
    static boolean by(JsonNode vote, Map<String, List<String>> asked) {
        boolean withdrawn = asked.getOrDefault("withdrawn", List.of("false")).contains("true");
        if (vote.get("withdrawn_at").isNull() == withdrawn) return false;
        return asked.entrySet().stream().allMatch(one -> one(vote, one.getKey(), one.getValue()));
    }

    private static boolean one(JsonNode vote, String name, List<String> words) {
        Instant time = Instant.parse(vote.get("timestamp").asString());
        return switch (name) {
            case "withdrawn" -> true;
            case "from" -> !time.isBefore(time(words));
            case "to" -> time.isBefore(time(words));
            // the tests name an item `<type>-<number>`
            case "type" -> words.contains(vote.path("media_id").asString("").replaceAll("-.*", ""));
            case "tag" -> vote.get("tags").valueStream().anyMatch(tag -> words.contains(tag.asString()));
            default -> words.contains(vote.path(name).asString(""));
        };
    }

    private static Instant time(List<String> words) {
        return OffsetDateTime.parse(words.getFirst()).toInstant();
    }
}
