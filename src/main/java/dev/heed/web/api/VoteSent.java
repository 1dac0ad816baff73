package dev.heed.web.api;

import dev.heed.capture.Ballot;
import org.jspecify.annotations.Nullable;

/// A vote in a batch: a live one, or one that an import tells of.
sealed interface VoteSent permits VoteBody, PastVote {
    /// What came is not yet redacted: nothing but the intake may hold it.
    Ballot ballot(@Nullable String idempotencyKey);

    @Nullable
    String idempotencyKey();
}
