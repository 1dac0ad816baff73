package dev.heed.demo;

import dev.heed.capture.Ballot;
import dev.heed.demo.Phrases.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What people say of a work they saw: more or less what they think of it, and seldom all that they are asked.
final class Opinion {
    private static final double SINCERITY = 0.85;
    private static final double MOOD = 0.75;
    private static final double POLITENESS = 0.55;

    /// Whoever is above so many of these gives so many stars, and one more.
    private static final List<Double> STEPS = List.of(-1.3, -0.55, 0.3, 1.35);

    private static final double TWO_HOURS = 7_200;

    private static final Map<String, List<String>> TAGS = Map.of(
            "good", List.of("story", "photography", "music", "cast", "funny", "calm"),
            "mixed", List.of("slow", "too-long", "ending"),
            "bad", List.of("slow", "too-long", "predictable", "not-for-me", "shown-too-often", "sound"));

    private final Map<String, List<Phrase>> comments = Phrases.moods("comments.txt");
    private final List<Slip> slips = Slip.in("comment");
    private final Chance chance;
    private int slipped;

    Opinion(Chance chance) {
        this.chance = chance;
    }

    /// A vote.
    ///
    /// @param liking see [Viewer#liking]
    Ballot of(Viewer viewer, Work work, double liking, Instant at, String key) {
        double felt = SINCERITY * liking + MOOD * chance.normal() + POLITENESS;
        int stars = 1 + (int) STEPS.stream().filter(step -> felt > step).count();
        String mood = stars >= 4 ? "good" : stars == 3 ? "mixed" : "bad";
        double patience = 1.2 * felt + (work.duration() > TWO_HOURS ? 0.2 : 0.8);
        Boolean completed = chance.happens(0.8) ? chance.happens(Chance.logistic(patience)) : null;
        Boolean again = chance.happens(0.55) ? chance.happens(Chance.logistic(1.8 * felt - 1.6)) : null;
        List<String> tags = chance.happens(0.22) ? tags(mood) : List.of();
        // somebody who says nothing else gives stars
        Integer rating = chance.happens(0.88) || (completed == null && again == null) ? stars : null;
        return comment(
                viewer,
                work,
                mood,
                at,
                key,
                (text, around) ->
                        new Ballot.Media(work.mediaId(), rating, completed, again, text, tags, null, null, around));
    }

    /// The second vote of somebody who thought about it.
    Ballot again(Viewer viewer, Work work, Instant at, String key) {
        Phrase phrase = chance.of(Objects.requireNonNull(comments.get("again")));
        int stars = phrase.text().contains("better") || phrase.text().contains("good") ? 4 : 2;
        var around = around(viewer, phrase.language(), at, List.of(), key);
        return new Ballot.Media(work.mediaId(), stars, true, stars > 3, phrase.text(), List.of(), null, null, around);
    }

    private interface Said {
        Ballot with(@Nullable String comment, Ballot.Circumstances around);
    }

    private Ballot comment(Viewer viewer, Work work, String mood, Instant at, String key, Said said) {
        if (chance.happens(0.006)) {
            Slip slip = slips.get(slipped++ % slips.size());
            return said.with(slip.text(), around(viewer, slip.language(), at, slip.known(), key));
        }
        if (!chance.happens(0.19)) return said.with(null, around(viewer, null, at, List.of(), key));
        Phrase phrase = chance.of(Objects.requireNonNull(comments.get(mood)));
        // most applications know the language of their pages
        String language = chance.happens(0.8) ? phrase.language() : null;
        return said.with(phrase.text().replace("{title}", work.title()), around(viewer, language, at, List.of(), key));
    }

    private Ballot.Circumstances around(
            Viewer viewer, @Nullable String language, Instant at, List<String> known, String key) {
        String session = chance.happens(0.4) ? "evening-" + viewer.name() + "-" + at.getEpochSecond() / 86_400 : null;
        Map<String, Object> metadata =
                chance.happens(0.3) ? Map.of("device", chance.of(List.of("tv", "tv", "tablet", "phone"))) : null;
        return new Ballot.Circumstances(viewer.name(), session, language, at, known, metadata, key);
    }

    private List<String> tags(String mood) {
        List<String> words = Objects.requireNonNull(TAGS.get(mood));
        List<String> tags = new ArrayList<>(List.of(chance.of(words)));
        if (chance.happens(0.3)) tags.add(chance.of(words));
        return tags;
    }
}
