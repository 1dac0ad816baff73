package dev.heed.demo;

import dev.heed.capture.Ballot;
import dev.heed.demo.Act.Fate;
import dev.heed.demo.Phrases.Phrase;
import dev.heed.demo.Phrases.Topic;
import dev.heed.domain.Thumb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// People who ask an assistant, and their thumbs: two models of it, one better than the other, and now and then both
/// answers side by side; towards the end a third, which answers most and is the worst.
final class Talks {
    private static final int TALKS = 1_650;
    private static final int COMPARISONS = 70;
    private static final int CUSTOMERS = 700;

    private static final String OLDER = "assistant-1";
    private static final String NEWER = "assistant-2";
    private static final String NEWEST = "assistant-3";

    private static final List<String> REASONS =
            List.of("wrong", "out-of-date", "did-not-answer", "too-long", "unfriendly");

    private final List<Topic> topics = Phrases.topics("chats.txt");
    private final Map<String, List<Phrase>> remarks = Phrases.moods("remarks.txt");
    private final List<Slip> slips =
            Slip.all().stream().filter(slip -> !slip.place().equals("comment")).toList();
    private final Season season;
    private final Chance chance;
    private final List<Act> acts = new ArrayList<>();
    private int slipped;

    Talks(Season season, Chance chance) {
        this.season = season;
        this.chance = chance;
        for (int i = 0; i < TALKS; i++) ask();
        for (int i = 0; i < COMPARISONS; i++) compare("pair-" + (100 + i));
    }

    /// In no order of time.
    List<Act> acts() {
        return acts;
    }

    private void ask() {
        Instant at = season.moment(Season.Habit.ASKING, chance);
        String model = model(season.isLate(at), chance.part());
        Slip slip = chance.happens(0.03) ? slips.get(slipped++ % slips.size()) : null;
        Topic topic = slip == null ? chance.of(topics) : about(slip.topic());
        boolean right = isRight(model, at);
        Thumb thumb = chance.happens(right ? 0.9 : 0.16) ? Thumb.UP : Thumb.DOWN;
        // who corrects an answer does not praise it
        if (isIn("correction", slip)) thumb = Thumb.DOWN;
        cast(new Talk(topic, chance.of(topic.asked()), right, thumb, model, at, somebody(), slip, null));
    }

    private Topic about(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody talks about " + name));
    }

    /// The same question, answered twice; one is chosen.
    private void compare(String comparison) {
        Instant at = season.moment(Season.Habit.ASKING, chance);
        Topic topic = chance.of(topics);
        String asked = chance.of(topic.asked());
        String customer = somebody();
        boolean newerWins = chance.happens(0.7);
        for (String model : List.of(OLDER, NEWER)) {
            boolean wins = model.equals(NEWER) == newerWins;
            Thumb thumb = wins ? Thumb.UP : Thumb.DOWN;
            Instant then = season.after(at.plusMillis(1), Duration.ofMinutes(3), chance);
            cast(new Talk(topic, asked, wins, thumb, model, then, customer, null, comparison));
        }
    }

    private static String model(boolean late, double part) {
        if (late && part < 0.6) return NEWEST;
        return part < (late ? 0.76 : 0.4) ? OLDER : NEWER;
    }

    /// The release that was taken back was one of the assistant too.
    private boolean isRight(String model, Instant at) {
        return chance.happens(
                switch (model) {
                    case OLDER -> 0.62;
                    case NEWEST -> 0.45;
                    default -> season.isBad(at) ? 0.35 : 0.85;
                });
    }

    private String somebody() {
        return "customer-" + chance.between(1, CUSTOMERS);
    }

    /// A question, its answer, and who thinks what of it.
    private record Talk(
            Topic topic,
            String asked,
            boolean right,
            Thumb thumb,
            String model,
            Instant at,
            String customer,
            @Nullable Slip slip,
            @Nullable String comparison) {}

    private void cast(Talk talk) {
        Slip slip = talk.slip;
        Topic topic = talk.topic;
        boolean down = talk.thumb == Thumb.DOWN;
        String correction = down && chance.happens(0.3) ? topic.right() : null;
        if (slip != null && isIn("correction", slip)) correction = slip.text();
        String key = "demo/talk/" + acts.size();
        Ballot ballot = new Ballot.Chat(
                said(slip, "query", talk.asked),
                said(slip, "response", talk.right ? topic.good() : topic.bad()),
                talk.thumb,
                chance.happens(0.2) ? remark(talk) : null,
                down && chance.happens(0.45) ? List.of(chance.of(REASONS)) : List.of(),
                correction,
                talk.model,
                key + "/answer",
                talk.comparison,
                new Ballot.Circumstances(
                        talk.customer,
                        talk.customer + "/" + talk.at.getEpochSecond() / 86_400,
                        topic.language(),
                        talk.at,
                        slip == null ? List.of() : slip.known(),
                        Map.of("topic", topic.name()),
                        key));
        acts.add(new Act(ballot, Act.NONE, fate(talk.thumb)));
    }

    /// In the language of the talk.
    private String remark(Talk talk) {
        return chance.of(Objects.requireNonNull(remarks.get(talk.thumb.word())).stream()
                        .filter(phrase -> phrase.language().equals(talk.topic.language()))
                        .toList())
                .text();
    }

    private static String said(@Nullable Slip slip, String place, String otherwise) {
        return slip != null && isIn(place, slip) ? slip.text() : otherwise;
    }

    private static boolean isIn(String place, @Nullable Slip slip) {
        return slip != null && slip.place().equals(place);
    }

    /// Somebody looks after bad answers.
    private Fate fate(Thumb thumb) {
        if (chance.happens(0.01)) return Fate.IS_WITHDRAWN;
        if (thumb == Thumb.UP) return Fate.STAYS;
        return chance.happens(0.35) ? Fate.IS_DONE : chance.happens(0.4) ? Fate.IS_SEEN : Fate.STAYS;
    }
}
