package dev.heed.contract;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// People who vote at random, and what they said, remembered in memory: what pages are held against. Comes in over
/// HTTP, as the owner of the instance, who may send what is past. Some things differ on purpose, so that there is
/// something to be seen: later votes are better ones, and one model, one slot and some words are worse than others.
final class Audience {
    static final List<String> SLOTS = List.of("primary", "backup", "wildcard");
    static final List<String> ITEMS = List.of(
            "alien",
            "brazil",
            "dune",
            "heat",
            "jaws",
            "metropolis",
            "playtime",
            "ran",
            "solaris",
            "stalker",
            "tampopo",
            "up",
            "vertigo");
    static final List<String> TYPES =
            List.of("film", "series", "short", "concert", "lecture", "trailer", "talk", "<i>clip</i>");
    static final List<String> MODELS = List.of("als-1", "als-2");
    static final List<String> CHATS = List.of("chat-1", "chat-2", "chat-3");

    /// Of ten answers to the first question.
    private static final List<Integer> LIKED = List.of(3, 1, -3);

    static final List<String> TAGS =
            List.of("too long", "wrong", "schön", "<b>loud</b>", "slow", "dubbed", "again", "old", "quiet");
    static final List<String> QUESTIONS = List.of(
            "Where is it?",
            "How long & when <soon>?",
            "Who \"is\" that?",
            "Why not?",
            "What is next?",
            "Which one then?",
            "When was that?");

    /// What is said in words.
    static final List<Remark> REMARKS = List.of(
            new Remark("I hate it.", "en", -1),
            new Remark("It is a film.", "en", 0),
            new Remark("I love it.", "en", 1),
            new Remark("Ein schöner Film.", "de", null));

    /// From summer time into winter time in Europe, America and on Lord Howe the other way round.
    private static final Instant FIRST = Instant.parse("2026-09-20T00:00:00Z");

    private static final Duration LENGTH = Duration.ofDays(61);

    /// About in the middle of them.
    private static final Instant LATER = Instant.parse("2026-10-22T00:00:00Z");

    private static final int ITEMS_A_BATCH = 400;

    final List<Said> said = new ArrayList<>();
    final List<Shown> shown = new ArrayList<>();

    /// The votes for what was shown.
    final Map<Shown, Said> answers = new HashMap<>();

    private final Random random;

    Audience(long seed) {
        random = new Random(seed);
    }

    /// @param mood how it sounds: -1, 0 or 1; `null` in a language that is not scored
    record Remark(String text, String language, @Nullable Integer mood) {}

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
            @Nullable String answer,
            List<String> tags,
            @Nullable Remark remark,
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

    /// Now and then a year earlier.
    private Instant time() {
        Instant time = FIRST.plusSeconds(random.nextLong(LENGTH.toSeconds()));
        return chance(1) ? time.minus(Duration.ofDays(365)) : time;
    }

    /// Sends so many showings and votes.
    void speak(Client owner, String project, int showings, int votes) throws IOException {
        for (int i = 0; i < showings; i++) shown.add(showing());
        List<String> ids = send(
                owner,
                "/v1/recommendations",
                project,
                shown.stream().map(Audience::body).toList());
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (int i = 0; i < votes; i++) {
            Said vote = i < shown.size() / 2 ? media(shown.get(i)) : chance(5) ? media(null) : chat();
            said.add(vote);
            if (vote.answers != null) answers.put(vote.answers, vote);
            bodies.add(body(vote, i < shown.size() / 2 ? ids.get(i) : null));
        }
        send(owner, "/v1/feedback/batch", project, bodies);
    }

    private Shown showing() {
        String slot = SLOTS.get(Math.min(2, random.nextInt(5) / 2));
        return new Shown(
                one(ITEMS),
                slot,
                chance(9) ? random.nextInt(1001) / 1000.0 : null,
                chance(slot.equals(SLOTS.getFirst()) ? 6 : 3),
                random.nextInt(4),
                one(MODELS),
                time());
    }

    /// A vote for what was shown comes up to three days after it.
    private Said media(@Nullable Shown answers) {
        Instant time = answers == null ? time() : answers.time.plusSeconds(random.nextLong(3 * 86_400));
        if (time.isAfter(FIRST.plus(LENGTH))) time = FIRST.plus(LENGTH);
        boolean later = time.isAfter(LATER);
        int least = later ? random.nextInt(5) : 0;
        Integer stars = chance(9) ? (Integer) (1 + Math.max(least, random.nextInt(5))) : null;
        return new Said(
                answers == null ? one(ITEMS) : answers.item,
                time,
                stars,
                chance(7) ? (Boolean) chance(later ? 8 : 5) : null,
                chance(7) ? (Boolean) chance(5) : null,
                null,
                null,
                null,
                null,
                stars == null ? List.of("quiet") : tags(),
                remark(),
                chance(9),
                answers);
    }

    private Said chat() {
        String question = one(QUESTIONS);
        Instant time = time();
        String model = time.isAfter(LATER) && chance(5) ? CHATS.getLast() : one(CHATS.subList(0, 2));
        boolean up = chance(LIKED.get(CHATS.indexOf(model)) + QUESTIONS.indexOf(question));
        return new Said(
                null,
                time,
                null,
                null,
                null,
                up,
                model,
                question,
                chance(up ? 2 : 6) ? "Perhaps not." : "It is so.",
                tags(),
                remark(),
                chance(9),
                null);
    }

    private List<String> tags() {
        return chance(6) ? List.of() : TAGS.stream().filter(_ -> chance(3)).toList();
    }

    private @Nullable Remark remark() {
        return chance(6) ? null : one(REMARKS);
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
            body.put("response", vote.answer);
            body.put("rating", Boolean.TRUE.equals(vote.up) ? "up" : "down");
            body.put("model", vote.model);
        }
        if (!vote.tags.isEmpty()) body.put("tags", vote.tags);
        if (vote.remark != null) {
            body.put("comment", vote.remark.text);
            body.put("language", vote.remark.language);
        }
        body.put("timestamp", vote.time.toString());
        body.put("exported", Map.of("verified", vote.verified));
        return body;
    }

    private static List<String> send(Client owner, String path, String project, List<Map<String, Object>> bodies)
            throws IOException {
        var json = JsonMapper.shared();
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < bodies.size(); from += ITEMS_A_BATCH) {
            String text = json.writeValueAsString(bodies.subList(from, Math.min(bodies.size(), from + ITEMS_A_BATCH)));
            Plain.Answer answer = owner.send(
                    "POST",
                    path + "?project=" + Client.encoded(project),
                    text.getBytes(StandardCharsets.UTF_8),
                    "Content-Type: application/json");
            if (answer.status() != 200 || !answer.json().path("rejected").isEmpty())
                throw new AssertionError(answer.text());
            answer.json().path("ids").forEach(id -> ids.add(id.stringValue()));
        }
        return ids;
    }
}
