package dev.heed.domain;

import org.jspecify.annotations.Nullable;

/// What a vote is about. Fixed when the vote is cast.
public sealed interface Target {

    /// A medium, and the showing of it that the vote answers, when it answers one.
    record Media(String mediaId, @Nullable Showing showing) implements Target {}

    /// An answer of a chatbot: its texts as they are kept, their lengths as sent (in code points), the model, the keyed
    /// hash of the message, and the name that the siblings of one choice share.
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
