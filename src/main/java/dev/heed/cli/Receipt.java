package dev.heed.cli;

import dev.heed.erase.About;
import dev.heed.erase.Erasure;
import dev.heed.erase.Erasures;
import dev.heed.storage.Traces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The receipt of an erasure as commands print it: as the API writes it, and in words.
///
/// @param json as `GET /v1/erasures/{id}` answers
record Receipt(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What is left of everything that was erased, in the files of the database.
    record Left(Traces traces, String words) {
        Map<String, Object> json() {
            return Map.of("traces", traces.word());
        }
    }

    static Receipt of(Erasure erasure, Erasures erasures) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", erasure.name());
        json.put("state", erasure.state().word());
        json.put("subject", erasure.about() instanceof About.Person(String subject) ? subject : null);
        json.put("feedback_id", erasure.about() instanceof About.Vote(var id) ? id.toString() : null);
        json.put("asked_at", Times.json(erasure.askedAt()));
        json.put("done_at", Times.json(erasure.doneAt()));
        json.put("erased", counts(erasure.counts()));
        json.put("digest", erasure.digest());
        json.put("traces", erasure.traces().word());
        json.put("copies", erasure.copies());
        json.put("left", erasures.left(erasure));
        return new Receipt(JSON.valueToTree(json));
    }

    private static Map<String, Long> counts(Erasure.Counts counts) {
        Map<String, Long> json = new LinkedHashMap<>();
        json.put("media_votes", counts.mediaVotes());
        json.put("chat_votes", counts.chatVotes());
        json.put("revisions", counts.revisions());
        json.put("recommendations", counts.recommendations());
        json.put("idempotency_keys", counts.idempotencyKeys());
        return json;
    }

    boolean done() {
        return state().equals("done");
    }

    boolean over() {
        return done() || state().equals("failed");
    }

    private String state() {
        return json.path("state").asString("");
    }

    List<String> lines() {
        String about = json.path("subject").isString()
                ? "subject " + json.path("subject").asString()
                : "vote " + json.path("feedback_id").asString("");
        String id = json.path("id").asString("");
        if (!done()) return List.of("Erasure " + id + " of " + about + " is " + state() + ".");
        JsonNode erased = json.path("erased");
        List<String> lines = new ArrayList<>();
        lines.add("Erased " + about + ": " + erased.path("media_votes") + " votes on media, "
                + erased.path("chat_votes") + " on answers, " + erased.path("revisions") + " earlier revisions, "
                + erased.path("recommendations") + " recommendations. Idempotency keys that stay without what they"
                + " wrote: " + erased.path("idempotency_keys") + ".");
        lines.add("Receipt " + id + ", digest " + json.path("digest").asString(""));
        for (JsonNode sentence : json.path("left")) lines.add("- " + sentence.asString());
        for (JsonNode copy : json.path("copies")) lines.add("  " + copy.asString());
        return lines;
    }
}
