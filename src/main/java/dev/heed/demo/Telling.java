package dev.heed.demo;

import dev.heed.access.Project;
import dev.heed.capture.Amendment;
import dev.heed.capture.Ballot;
import dev.heed.capture.Intake;
import dev.heed.capture.Outcome;
import dev.heed.catalog.Catalog;
import dev.heed.catalog.Recommendations;
import dev.heed.catalog.Recommendations.Showing;
import dev.heed.demo.Act.Fate;
import dev.heed.domain.Id;
import dev.heed.domain.Refusal;
import dev.heed.domain.Triage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Tells a story to the features. Told again it changes nothing: items are as they were, showings and votes have
/// idempotency keys, a withdrawal and a state of triage may be said twice.
final class Telling {
    /// How many are handed in together: enough for full commits, little memory.
    private static final int AT_ONCE = 1_000;

    /// The program itself, and no key.
    private static final long BY = 0;

    private final Catalog catalog;
    private final Recommendations recommendations;
    private final Intake intake;

    Telling(Catalog catalog, Recommendations recommendations, Intake intake) {
        this.catalog = catalog;
        this.recommendations = recommendations;
        this.intake = intake;
    }

    /// @throws dev.heed.storage.StorageException if the database fails
    /// @throws IllegalStateException if a feature refuses a part: the story is wrong
    void of(Story story, Project project) {
        for (Catalog.Written written : catalog.putAll(project, story.works()))
            if (written instanceof Catalog.Written.Refused(var refusal)) throw refused(refusal);
        List<Id> showings = inParts(story.showings(), some -> log(project, some));
        List<Id> votes = inParts(story.acts(), some -> cast(project, some, showings));
        bring(project, story, votes);
        catalog.putAll(project, List.of(Story.END));
    }

    private static <T> List<Id> inParts(List<T> all, Function<List<T>, List<Id>> taker) {
        List<Id> ids = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE)
            ids.addAll(taker.apply(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        return ids;
    }

    private List<Id> log(Project project, List<Showing> some) {
        List<Id> ids = new ArrayList<>();
        for (Recommendations.Outcome outcome : recommendations.logAll(project, some))
            ids.add(
                    switch (outcome) {
                        case Recommendations.Outcome.Logged(var shown, boolean _) -> shown.id();
                        case Recommendations.Outcome.Refused(var refusal) -> throw refused(refusal);
                        case Recommendations.Outcome.Failed(var why) -> throw why;
                        case Recommendations.Outcome.Removed _ ->
                            throw new IllegalStateException("nothing was removed");
                    });
        return ids;
    }

    private List<Id> cast(Project project, List<Act> some, List<Id> showings) {
        List<Ballot> ballots = some.stream()
                .map(act -> act.answering(
                        act.shown() == Act.NONE
                                ? null
                                : showings.get(act.shown()).toString()))
                .toList();
        List<Id> ids = new ArrayList<>();
        for (Outcome outcome : intake.castAll(project, ballots, true, BY))
            ids.add(
                    switch (outcome) {
                        case Outcome.Stored(Id id, boolean _) -> id;
                        case Outcome.Revised(Id id, int _, boolean _) -> id;
                        case Outcome.Replayed(Id id, int _, boolean _, boolean _) -> id;
                        case Outcome.Refused(var refusal) -> throw refused(refusal);
                        case Outcome.Failed(var why) -> throw why;
                        case Outcome.Changed _, Outcome.Withdrawn _ ->
                            throw new IllegalStateException("not an answer to a vote");
                    });
        return ids;
    }

    /// All at once, so that they share commits.
    private void bring(Project project, Story story, List<Id> votes) {
        List<Future<?>> brought = new ArrayList<>();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < votes.size(); i++) {
                Id vote = votes.get(i);
                Fate fate = story.acts().get(i).fate();
                if (fate != Fate.STAYS) brought.add(hands.submit(() -> bring(project, vote, fate)));
            }
        }
        for (Future<?> one : brought)
            if (one.state() == Future.State.FAILED)
                throw one.exceptionNow() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(one.exceptionNow());
    }

    private void bring(Project project, Id vote, Fate fate) {
        switch (fate) {
            case STAYS -> {}
            case IS_SEEN -> triage(project, vote, Triage.SEEN);
            case IS_DONE -> triage(project, vote, Triage.DONE);
            case IS_WITHDRAWN -> brought(intake.withdraw(project, vote, BY));
        }
    }

    private void triage(Project project, Id vote, Triage triage) {
        brought(intake.change(project, vote, Amendment.of(triage), BY));
    }

    private static void brought(Outcome outcome) {
        switch (outcome) {
            case Outcome.Changed _, Outcome.Withdrawn _ -> {}
            case Outcome.Refused(var refusal) -> throw refused(refusal);
            case Outcome.Failed(var why) -> throw why;
            case Outcome.Stored _, Outcome.Revised _, Outcome.Replayed _ ->
                throw new IllegalStateException("not an answer to a change");
        }
    }

    private static IllegalStateException refused(Refusal refusal) {
        return new IllegalStateException("the story is refused: " + refusal);
    }
}
