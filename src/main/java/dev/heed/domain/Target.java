package dev.heed.domain;

import org.jspecify.annotations.Nullable;

/// What a vote is about. Fixed when the vote is cast.
public sealed interface Target {

    /// A medium, and the showing of it that the vote answers, when it answers one.
    record Media(String mediaId, @Nullable Showing showing) implements Target {}

    /// An answer of a chatbot: redacted texts, their lengths as sent (in code points), the model, and the keyed hashes
    /// of the message and of the comparison it was part of.
    record Chat(
            String query,
            String response,
            int queryLength,
            int responseLength,
            @Nullable String model,
            @Nullable String messageId,
            @Nullable String comparison)
            implements Target {}
}
