package dev.heed.web.api;

import dev.heed.capture.Ballot;
import dev.heed.capture.Past;
import dev.heed.catalog.Description;
import dev.heed.domain.Thumb;
import dev.heed.web.wire.Marker;
import dev.heed.web.wire.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A vote, as it comes in: with `media_id` on a medium, with `query` and `response` on a chatbot's answer.
sealed interface VoteBody extends VoteSent {
    /// What the caller says of an item that may be missing.
    @Schema(name = "MediaInPassing")
    record Item(
            @NotNull @Size(min = 1, max = 500) @Printable String title,
            @NotNull @Size(min = 1, max = 64) @Printable String type,
            @Nullable @Min(0) @Max(MediaBody.LONGEST) Integer duration) {
        Description description() {
            return new Description(title, type, duration);
        }
    }

    @Marker("media_id")
    @Schema(name = "MediaVote")
    record Media(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = Names.MEDIA_ID, message = Names.MEDIA_ID_RULE)
            String mediaId,

            @Nullable @Min(1) @Max(5) Integer rating,
            @Nullable Boolean watchedCompletion,
            @Nullable Boolean wouldWatchAgain,
            @Nullable @Size(max = 4_000) String comment,
            @Nullable @Size(max = 20) List<@Size(min = 1, max = 64) @Printable String> tags,

            @Nullable @Size(max = 64) @Pattern(regexp = Names.RECOMMENDATION, message = Names.RECOMMENDATION_RULE)
            String recommendationId,

            @Nullable Item media,
            @Nullable @Size(min = 1, max = 200) String user,
            @Nullable @Size(min = 1, max = 200) String session,

            @Nullable @Size(max = 35) @Pattern(regexp = Names.LANGUAGE, message = Names.LANGUAGE_RULE)
            String language,

            @Nullable Instant timestamp,
            @Nullable @Size(max = 50) List<@Size(min = 1, max = 200) String> knownIdentifiers,
            @Nullable Map<String, Object> metadata,
            @Nullable @Size(min = 1, max = 128) @Printable String idempotencyKey)
            implements VoteBody {
        @Override
        public Ballot ballot(@Nullable String key) {
            return ballot(key, null);
        }

        Ballot ballot(@Nullable String key, @Nullable Past past) {
            return new Ballot.Media(
                    mediaId,
                    rating,
                    watchedCompletion,
                    wouldWatchAgain,
                    words(comment),
                    list(tags),
                    recommendationId,
                    media == null ? null : media.description(),
                    new Ballot.Circumstances(
                            user, session, language, timestamp, list(knownIdentifiers), metadata, key, past));
        }
    }

    @Marker({"query", "response"})
    @Schema(name = "ChatVote")
    record Chat(
            @NotNull @Size(max = 32_000) String query,
            @NotNull @Size(max = 32_000) String response,
            @NotNull Thumb rating,
            @Nullable @Size(max = 4_000) String comment,
            @Nullable @Size(max = 20) List<@Size(min = 1, max = 64) @Printable String> tags,
            @Nullable @Size(max = 32_000) String correction,
            @Nullable @Size(min = 1, max = 200) @Printable String model,
            @Nullable @Size(min = 1, max = 200) String messageId,
            @Nullable @Size(min = 1, max = 200) @Printable String comparison,
            @Nullable @Size(min = 1, max = 200) String user,
            @Nullable @Size(min = 1, max = 200) String session,

            @Nullable @Size(max = 35) @Pattern(regexp = Names.LANGUAGE, message = Names.LANGUAGE_RULE)
            String language,

            @Nullable Instant timestamp,
            @Nullable @Size(max = 50) List<@Size(min = 1, max = 200) String> knownIdentifiers,
            @Nullable Map<String, Object> metadata,
            @Nullable @Size(min = 1, max = 128) @Printable String idempotencyKey)
            implements VoteBody {
        @Override
        public Ballot ballot(@Nullable String key) {
            return ballot(key, null);
        }

        Ballot ballot(@Nullable String key, @Nullable Past past) {
            return new Ballot.Chat(
                    query,
                    response,
                    rating,
                    words(comment),
                    list(tags),
                    words(correction),
                    model,
                    messageId,
                    comparison,
                    new Ballot.Circumstances(
                            user, session, language, timestamp, list(knownIdentifiers), metadata, key, past));
        }
    }

    private static List<String> list(@Nullable List<String> said) {
        return said == null ? List.of() : said;
    }

    /// A form that was left empty says nothing.
    private static @Nullable String words(@Nullable String said) {
        return said == null || said.isBlank() ? null : said;
    }
}
