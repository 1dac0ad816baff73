package dev.heed.capture;

import dev.heed.access.Project;
import dev.heed.domain.Id;
import dev.heed.domain.Thumb;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Votes as a random history casts them, and what each is for and says, in a naive model's own words.
final class RandomBallots {
    /// When histories begin.
    static final Instant START = Instant.parse("2026-03-29T00:30:00Z");

    private RandomBallots() {}

    static Ballot media(TestNode node, Project project, Random random, List<Id> shown, @Nullable String key) {
        Id answered = !shown.isEmpty() && random.nextBoolean() ? shown.get(random.nextInt(shown.size())) : null;
        String mediaId = answered == null
                ? "m" + random.nextInt(4)
                : node.recommendations
                        .one(project, answered)
                        .orElseThrow()
                        .recommendation()
                        .mediaId();
        return new Ballot.Media(
                mediaId,
                random.nextInt(1, 6),
                random.nextBoolean() ? random.nextBoolean() : null,
                random.nextBoolean() ? random.nextBoolean() : null,
                random.nextBoolean() ? "fine " + random.nextInt(100) : null,
                random.nextBoolean() ? List.of("pace", "plot") : List.of(),
                answered == null ? null : answered.toString(),
                null,
                circumstances(random, key));
    }

    static Ballot chat(Random random, @Nullable String key) {
        return new Ballot.Chat(
                "why is the sky blue?",
                random.nextBoolean() ? "" : "because of Rayleigh scattering",
                random.nextBoolean() ? Thumb.UP : Thumb.DOWN,
                random.nextBoolean() ? "hm" : null,
                random.nextBoolean() ? List.of("wrong") : List.of(),
                random.nextBoolean() ? "it scatters" : null,
                "chat-" + random.nextInt(2),
                random.nextBoolean() ? "message-" + random.nextInt(6) : null,
                null,
                circumstances(random, key));
    }

    private static Ballot.Circumstances circumstances(Random random, @Nullable String key) {
        Map<String, Object> metadata = Map.of("screen", "tv");
        return new Ballot.Circumstances(
                random.nextInt(3) > 0 ? "user-" + random.nextInt(5) : null,
                random.nextBoolean() ? "session-" + random.nextInt(3) : null,
                "en",
                random.nextBoolean() ? START.minus(random.nextInt(300), ChronoUnit.HOURS) : null,
                List.of(),
                random.nextBoolean() ? metadata : null,
                key);
    }

    static @Nullable Id answered(Ballot ballot) {
        return ballot instanceof Ballot.Media media && media.recommendationId() != null
                ? Id.parse(media.recommendationId()).orElseThrow()
                : null;
    }

    /// The one thing a ballot is for, in the model's own words.
    static @Nullable String thing(Ballot ballot) {
        return switch (ballot) {
            case Ballot.Media media ->
                media.recommendationId() != null
                        ? "r " + media.recommendationId()
                        : media.circumstances().user() != null
                                ? "u " + media.circumstances().user() + " " + media.mediaId()
                                : media.circumstances().session() != null
                                        ? "s " + media.circumstances().session() + " " + media.mediaId()
                                        : null;
            case Ballot.Chat chat -> chat.messageId() == null ? null : "c " + chat.messageId();
        };
    }

    static Map<String, Object> said(Ballot ballot, KeptTexts kept) {
        Map<String, Object> said = new LinkedHashMap<>();
        switch (ballot) {
            case Ballot.Media media -> {
                if (media.rating() != null) said.put("rating", media.rating());
                if (media.watchedCompletion() != null) said.put("watched_completion", media.watchedCompletion());
                if (media.wouldWatchAgain() != null) said.put("would_watch_again", media.wouldWatchAgain());
            }
            case Ballot.Chat chat -> {
                said.put("rating", chat.rating().word());
                kept.put(said, "correction", chat.correction());
            }
        }
        kept.put(said, "comment", ballot.comment());
        if (!ballot.tags().isEmpty()) said.put("tags", ballot.tags());
        if (ballot.circumstances().metadata() != null) {
            Map<String, Object> screen = new HashMap<>();
            screen.put("screen", kept.text("tv"));
            said.put("metadata", screen);
            kept.note(said, "metadata", true);
        }
        return said;
    }
}
