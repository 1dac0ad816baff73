package dev.heed.capture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.heed.catalog.Description;
import dev.heed.domain.Thumb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A vote as a caller hands it in: checked for its form, not yet redacted. Never stored, never logged.
public sealed interface Ballot {

    Circumstances circumstances();

    @Nullable
    String comment();

    List<String> tags();

    /// A vote on a medium. `recommendationId` is the text the caller sent; `media` adds the item in passing.
    record Media(
            String mediaId,
            @Nullable Integer rating,
            @Nullable Boolean watchedCompletion,
            @Nullable Boolean wouldWatchAgain,
            @Nullable String comment,
            List<String> tags,
            @Nullable String recommendationId,
            @Nullable Description media,
            Circumstances circumstances)
            implements Ballot {
        public Media {
            tags = tags.stream().distinct().toList();
        }
    }

    /// A verdict on an answer.
    record Chat(
            String query,
            String response,
            Thumb rating,
            @Nullable String comment,
            List<String> tags,
            @Nullable String correction,
            @Nullable String model,
            @Nullable String messageId,
            @Nullable String comparison,
            Circumstances circumstances)
            implements Ballot {
        public Chat {
            tags = tags.stream().distinct().toList();
        }
    }

    /// What surrounds a vote. `user` and `session` become pseudonyms; `knownIdentifiers` are used to redact and
    /// forgotten; the key makes a resend harmless. `past` is what an import tells of it, `null` for a live vote.
    record Circumstances(
            @Nullable String user,
            @Nullable String session,
            @Nullable String language,
            @Nullable Instant timestamp,
            List<String> knownIdentifiers,
            @Nullable Map<String, Object> metadata,
            @Nullable String idempotencyKey,
            @Nullable @JsonIgnore Past past) {
        /// Those of a live vote.
        public Circumstances(
                @Nullable String user,
                @Nullable String session,
                @Nullable String language,
                @Nullable Instant timestamp,
                List<String> knownIdentifiers,
                @Nullable Map<String, Object> metadata,
                @Nullable String idempotencyKey) {
            this(user, session, language, timestamp, knownIdentifiers, metadata, idempotencyKey, null);
        }

        /// What is told of it; of a live vote, nothing.
        Past told() {
            return past == null ? Past.UNTOLD : past;
        }
    }
}
