package dev.heed.capture;

import dev.heed.domain.Change;
import dev.heed.domain.Thumb;
import dev.heed.domain.Triage;
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

    /// Only the state of triage.
    public static Amendment triage(Triage triage) {
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
}
