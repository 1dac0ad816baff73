package dev.heed.domain;

import org.jspecify.annotations.Nullable;

/// What a person said with a tap; `null` is "did not say".
public sealed interface Signals {

    /// The signals of a vote that was withdrawn before it said anything is not a case: a media vote may be empty
    /// of taps (a comment or a tag alone is a vote), a chat vote always has its thumb.
    record Media(
            @Nullable Integer rating,
            @Nullable Boolean watchedCompletion,
            @Nullable Boolean wouldWatchAgain) implements Signals {
        public Media {
            if (rating != null && (rating < 1 || rating > 5))
                throw new IllegalArgumentException("rating must be 1..5, got " + rating);
        }
    }

    /// A thumb, and what the answer should have been.
    record Chat(Thumb rating, @Nullable String correction) implements Signals {}
}
