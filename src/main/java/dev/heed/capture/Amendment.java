package dev.heed.capture;

import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.Kind;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a caller wants otherwise about a vote: signals, words and triage. Target, texts and time stay.
///
/// @param stars a media vote's rating; `thumb` a chat vote's; the one of the other kind must keep
/// @param ifRevision the revision the caller saw, or `null` for any
public record Amendment(
        Change<Integer> stars,
        Change<Thumb> thumb,
        Change<Boolean> watchedCompletion,
        Change<Boolean> wouldWatchAgain,
        Change<String> comment,
        Change<List<String>> tags,
        Change<String> correction,
        Change<Triage> triage,
        Change<Map<String, Object>> metadata,
        @Nullable Integer ifRevision) {

    /// Only how far the team has come with a vote.
    public static Amendment of(Triage triage) {
        return new Amendment(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.set(triage),
                Change.keep(),
                null);
    }

    /// What it asks that a vote of this kind does not have.
    public List<Fault> foreign(Kind kind) {
        List<Fault> faults = new ArrayList<>();
        switch (kind) {
            case MEDIA -> foreign(correction, "/correction", faults);
            case CHAT -> {
                if (thumb instanceof Change.Clear<Thumb>)
                    faults.add(Fault.at("/rating", "must stay: a chat vote has a thumb"));
                foreign(watchedCompletion, "/watched_completion", faults);
                foreign(wouldWatchAgain, "/would_watch_again", faults);
            }
        }
        return faults;
    }

    private static void foreign(Change<?> change, String pointer, List<Fault> faults) {
        if (!(change instanceof Change.Keep<?>)) faults.add(Fault.at(pointer, "is not a field of this kind of vote"));
    }
}
