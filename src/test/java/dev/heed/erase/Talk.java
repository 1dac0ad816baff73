package dev.heed.erase;

import dev.heed.access.Project;
import dev.heed.capture.Ballot;
import dev.heed.capture.Outcome;
import dev.heed.capture.TestNode;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Id;
import dev.heed.domain.Thumb;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// People who say things, to one project of a node.
record Talk(TestNode node, Project project) {
    Id film(String film, String user, @Nullable Id shown, String words) {
        return stored(node.intake.cast(project, filmBallot(film, user, shown, words), true, 1));
    }

    static Ballot filmBallot(String film, String user, @Nullable Id shown, String words) {
        return new Ballot.Media(
                film,
                4,
                true,
                null,
                words,
                List.of("t" + words.hashCode()),
                shown == null ? null : shown.toString(),
                null,
                circumstances(user, words));
    }

    Id chat(String user, String words) {
        return stored(node.intake.cast(project, chatBallot(user, words), true, 1));
    }

    static Ballot chatBallot(String user, String words) {
        return new Ballot.Chat(
                "q " + words,
                "r " + words,
                Thumb.DOWN,
                "c " + words,
                List.of("wrong"),
                "d " + words,
                "model",
                null,
                null,
                circumstances(user, words));
    }

    private static Ballot.Circumstances circumstances(String user, String words) {
        return new Ballot.Circumstances(user, null, "en", null, List.of(), Map.of("note", "m " + words), null);
    }

    Id shown(String film, @Nullable String user) {
        return shown(film, user, film);
    }

    Id shown(String film, @Nullable String user, String why) {
        var outcome = node.recommendations.log(
                project,
                new Recommendations.Showing(
                        film, "primary", 0.5, true, null, 0, "m-1", user, null, Map.of("why", why), null));
        return ((Recommendations.Outcome.Logged) outcome).recommendation().id();
    }

    private static Id stored(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(Id id, boolean _) -> id;
            case Outcome.Revised(Id id, int _, boolean _) -> id;
            default -> throw new AssertionError(outcome);
        };
    }
}
