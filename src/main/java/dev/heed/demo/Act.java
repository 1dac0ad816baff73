package dev.heed.demo;

import dev.heed.capture.Ballot;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A vote that somebody casts, and what becomes of it.
///
/// @param shown the place of the showing that it answers, among all of them; -1 for none
record Act(Ballot ballot, int shown, Fate fate) {
    static final int NONE = -1;

    /// What happens to a vote later.
    enum Fate {
        STAYS,
        IS_SEEN,
        IS_DONE,
        IS_WITHDRAWN
    }

    Instant at() {
        return Objects.requireNonNull(ballot.circumstances().timestamp());
    }

    /// The same as it is sent once the showing has its name.
    Ballot answering(@Nullable String recommendation) {
        if (recommendation == null || !(ballot instanceof Ballot.Media media)) return ballot;
        return new Ballot.Media(
                media.mediaId(),
                media.rating(),
                media.watchedCompletion(),
                media.wouldWatchAgain(),
                media.comment(),
                media.tags(),
                recommendation,
                media.media(),
                media.circumstances());
    }
}
