package dev.heed.web.api;

import dev.heed.capture.Ballot;
import dev.heed.capture.Past;
import dev.heed.domain.Triage;
import dev.heed.web.wire.Marker;
import dev.heed.web.wire.Printable;
import dev.heed.web.wire.Unwrapped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A vote out of another place, as only the owner of the instance may send it: as old as 1970, and with what an export
/// says of it beside the vote itself.
sealed interface PastVote extends VoteSent {
    @Marker("media_id")
    record Media(@Unwrapped VoteBody.Media vote, @Nullable Exported exported) implements PastVote {
        @Override
        public Ballot ballot(@Nullable String key) {
            return vote.ballot(key, Exported.past(exported));
        }

        @Override
        public @Nullable String idempotencyKey() {
            return vote.idempotencyKey();
        }
    }

    @Marker({"query", "response"})
    record Chat(@Unwrapped VoteBody.Chat vote, @Nullable Exported exported) implements PastVote {
        @Override
        public Ballot ballot(@Nullable String key) {
            return vote.ballot(key, Exported.past(exported));
        }

        @Override
        public @Nullable String idempotencyKey() {
            return vote.idempotencyKey();
        }
    }

    /// See [Past]; `recommendation_key` is the idempotency key with which the recommendation was imported.
    record Exported(
            @Nullable @Size(max = 16) @Pattern(regexp = ID, message = ID_RULE)
            String id,

            @Nullable @Size(max = 26) @Pattern(regexp = PSEUDONYM, message = PSEUDONYM_RULE)
            String subject,

            @Nullable @Size(max = 26) @Pattern(regexp = PSEUDONYM, message = PSEUDONYM_RULE)
            String session,

            @Nullable @Size(max = 26) @Pattern(regexp = PSEUDONYM, message = PSEUDONYM_RULE)
            String messageId,

            @Nullable @Size(min = 1, max = 128) @Printable String recommendationKey,
            @Nullable Instant receivedAt,
            @Nullable Boolean verified,
            @Nullable Triage triage,
            @Nullable @Min(1) @Max(MOST) Integer revision,
            @Nullable Instant withdrawnAt,
            @Nullable Map<String, Object> found,
            @Nullable @Min(0) @Max(MOST) Integer queryLength,
            @Nullable @Min(0) @Max(MOST) Integer responseLength,
            @Nullable @Min(0) @Max(MOST) Integer commentLength,
            @Nullable @Min(0) @Max(MOST) Integer correctionLength,
            @Nullable Map<String, Object> textModes,
            @Nullable @DecimalMin("-1") @DecimalMax("1") Double sentiment) {
        /// How [dev.heed.privacy.Pseudonyms] writes them.
        static final String PSEUDONYM = "[0-7][0-9a-hjkmnp-tv-z]{25}";

        static final String PSEUDONYM_RULE = "must be a pseudonym, as an export has it";

        /// How [dev.heed.domain.Id] writes those of votes.
        static final String ID = "[mc][01][0-9a-hjkmnp-tv-z][0-7][0-9a-hjkmnp-tv-z]{12}";

        static final String ID_RULE = "must be the id of a vote";

        /// No count of ours is greater.
        static final int MOST = 1_000_000_000;

        static Past past(@Nullable Exported exported) {
            return exported == null ? Past.UNTOLD : exported.past();
        }

        private Past past() {
            return new Past(
                    id,
                    subject,
                    session,
                    messageId,
                    recommendationKey,
                    receivedAt,
                    !Boolean.FALSE.equals(verified),
                    triage == null ? Triage.NEW : triage,
                    revision == null ? 1 : revision,
                    withdrawnAt,
                    counts(found),
                    queryLength,
                    responseLength,
                    commentLength,
                    correctionLength,
                    modes(textModes),
                    sentiment);
        }

        /// What is no mode becomes one that is refused.
        static Map<String, String> modes(@Nullable Map<String, Object> told) {
            Map<String, String> modes = new HashMap<>();
            if (told != null) told.forEach((text, mode) -> modes.put(text, mode instanceof String word ? word : ""));
            return modes;
        }

        /// What is no count becomes one that is refused.
        static Map<String, Integer> counts(@Nullable Map<String, Object> found) {
            Map<String, Integer> counts = new HashMap<>();
            if (found != null) found.forEach((kind, said) -> counts.put(kind, count(said)));
            return counts;
        }

        private static int count(Object said) {
            boolean whole = said instanceof Integer || said instanceof Long;
            long number = whole ? ((Number) said).longValue() : 0;
            return number > 0 && number <= MOST ? (int) number : 0;
        }
    }
}
