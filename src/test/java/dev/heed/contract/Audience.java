package dev.heed.contract;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// People who vote at random, and what they said, remembered in memory: what pages are held against. Comes in over
/// HTTP,
/// as the owner of the instance, who may send what is past.
final class Audience {
    static final List<String> SLOTS = List.of("primary", "backup", "wildcard");
    static final List<String> ITEMS = List.of("alien", "brazil", "dune", "heat", "solaris", "stalker", "tampopo", "up");
    static final List<String> TYPES = List.of("film", "series", "short");
    static final List<String> MODELS = List.of("als-1", "als-2");
    static final List<String> CHATS = List.of("chat-1", "chat-2");
    static final List<String> TAGS = List.of("too long", "wrong", "schön", "<b>loud</b>");
    static final List<String> QUESTIONS =
            List.of("Where is it?", "How long & when <soon>?", "Who \"is\" that?", "Why not?");

    /// What is said in words, and how it sounds.
    static final Map<String, Integer> COMMENTS = Map.of("I hate it.", -1, "It is a film.", 0, "I love it.", 1);

    /// From summer time into winter time in Europe, America and on Lord Howe the other way round.
    private static final Instant FIRST = Instant.parse("2026-09-20T00:00:00Z");

    private static final int SECONDS = 61 * 86_400;
    private static final int ITEMS_A_BATCH = 400;

    final List<Said> said = new ArrayList<>();
    final List<Shown> shown = new ArrayList<>();
    private final Random random;

    Audience(long seed) {
        random = new Random(seed);
    }

    /// One vote.
    ///
    /// @param stars `null` of an answer, and where none were given
    /// @param up `null` of media
    record Said(
            @Nullable String item,
            Instant time,
            @Nullable Integer stars,
            @Nullable Boolean completed,
            @Nullable Boolean again,
            @Nullable Boolean up,
            @Nullable String model,
            @Nullable String question,
            List<String> tags,
            @Nullable String comment,
            boolean verified,
            @Nullable Shown answers) {
        boolean media() {
            return item != null;
        }
    }

    /// One showing.
    record Shown(
            String item,
            String slot,
            @Nullable Double score,
            boolean selected,
            int position,
            String model,
            Instant time) {}

    static String type(String item) {
        return TYPES.get(ITEMS.indexOf(item) % TYPES.size());
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean chance(int ofTen) {
        return random.nextInt(10) < ofTen;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private Instant time() {
        return FIRST.plusSeconds(random.nextInt(SECONDS));
    }

    /// Sends so many showings and votes.
    void speak(Client owner, String project, int showings, int votes) throws IOException {
        for (int i = 0; i < showings; i++)
            shown.add(new Shown(
                    one(ITEMS),
                    SLOTS.get(Math.min(2, random.nextInt(5) / 2)),
                    chance(9) ? random.nextInt(1001) / 1000.0 : null,
                    chance(4),
                    random.nextInt(4),
                    one(MODELS),
                    time()));
        List<String> ids = send(
                owner,
                "/v1/recommendations",
                project,
                shown.stream().map(Audience::body).toList());
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (int i = 0; i < votes; i++) {
            Said vote = i < shown.size() / 2 ? media(shown.get(i)) : chance(6) ? media(null) : chat();
            said.add(vote);
            bodies.add(body(vote, i < shown.size() / 2 ? ids.get(i) : null));
        }
        send(owner, "/v1/feedback/batch", project, bodies);
    }

    private Said media(@Nullable Shown answers) {
        String item = answers == null ? one(ITEMS) : answers.item;
        return new Said(
                item,
                answers == null ? time() : answers.time.plusSeconds(60),
                chance(9) ? Integer.valueOf(1 + Math.max(random.nextInt(5), random.nextInt(5))) : null,
                chance(7) ? Boolean.valueOf(chance(6)) : null,
                chance(7) ? Boolean.valueOf(chance(5)) : null,
                null,
                null,
                null,
                tags(),
                comment(),
                chance(9),
                answers);
    }

    private Said chat() {
        return new Said(
                null,
                time(),
                null,
                null,
                null,
                chance(6),
                one(CHATS),
                one(QUESTIONS),
                tags(),
                comment(),
                chance(9),
                null);
    }

    private List<String> tags() {
        return chance(6) ? List.of() : TAGS.stream().filter(_ -> chance(4)).toList();
    }

    private @Nullable String comment() {
        return chance(6) ? null : one(List.copyOf(COMMENTS.keySet()));
    }

    private static Map<String, Object> body(Shown one) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("media_id", one.item);
        body.put("recommendation_type", one.slot);
        if (one.score != null) body.put("score", one.score);
        body.put("selected", one.selected);
        body.put("position", one.position);
        body.put("model", one.model);
        body.put("timestamp", one.time.toString());
        return body;
    }

    private static Map<String, Object> body(Said vote, @Nullable String recommendation) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (vote.media()) {
            body.put("media_id", vote.item);
            if (vote.stars != null) body.put("rating", vote.stars);
            if (vote.completed != null) body.put("watched_completion", vote.completed);
            if (vote.again != null) body.put("would_watch_again", vote.again);
            if (recommendation != null) body.put("recommendation_id", recommendation);
        } else {
            body.put("query", vote.question);
            body.put("response", "It is so.");
            body.put("rating", Boolean.TRUE.equals(vote.up) ? "up" : "down");
            body.put("model", vote.model);
        }
        // a vote has to say something
        body.put("metadata", Map.of("n", 1));
        if (!vote.tags.isEmpty()) body.put("tags", vote.tags);
        else if (vote.media() && vote.stars == null) body.put("tags", List.of("quiet"));
        Map<String, Object> past = new LinkedHashMap<>();
        past.put("verified", vote.verified);
        if (vote.comment != null) {
            body.put("comment", vote.comment);
            body.put("language", "en");
        }
        body.put("timestamp", vote.time.toString());
        body.put("exported", past);
        return body;
    }

    private static List<String> send(Client owner, String path, String project, List<Map<String, Object>> bodies)
            throws IOException {
        var json = new JsonMapper();
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += ITEMS_A_BATCH) {
            String text = json.writeValueAsString(bodies.subList(from, Math.min(bodies.size(), from + ITEMS_A_BATCH)));
            Plain.Answer answer = owner.send(
                    "POST",
                    path + "?project=" + Client.encoded(project),
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    "Content-Type: application/json");
            if (answer.status() != 200 || !answer.json().path("rejected").isEmpty())
                throw new AssertionError(answer.text());
            answer.json().path("ids").forEach(id -> ids.add(id.stringValue()));
        }
        return ids;
    }
}
