package dev.heed.domain;

import org.jspecify.annotations.Nullable;

/// What a person said with a tap; `null` is "did not say".
public sealed interface Signals {

    /// Stars 1..5, watched to the end, would watch again. All three may be missing: a comment or a tag alone is a vote.
    record Media(
            @Nullable Integer rating,
            @Nullable Boolean watchedCompletion,
            @Nullable Boolean wouldWatchAgain) implements Signals {
        /// So many stars and more.
        public static final int LIKED_FROM = 4;

        public Media {
            if (rating != null && (rating < 1 || rating > 5))
                throw new IllegalArgumentException("rating must be 1..5, got " + rating);
        }

        /// Four stars or five: what "liked" means wherever it is counted.
        public boolean liked() {
            return rating != null && rating >= LIKED_FROM;
        }
    }

    /// A thumb; what the answer should have been, as it is kept, and its length as it was sent (in code points; `null`
    /// of votes older than that count).
    record Chat(
            Thumb rating,
            @Nullable String correction,
            @Nullable Integer correctionLength) implements Signals {}
}
