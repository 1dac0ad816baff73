package dev.heed.web.api;

import dev.heed.domain.Feedback;
import dev.heed.domain.Kind;
import dev.heed.domain.Provenance;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import dev.heed.domain.Triage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A vote as it is read back. What was not given is `null`.
sealed interface VoteItem {

    static VoteItem of(Feedback vote) {
        return switch (vote.target()) {
            case Target.Media media -> media(vote, media, (Signals.Media) vote.signals());
            case Target.Chat chat -> chat(vote, chat, (Signals.Chat) vote.signals());
        };
    }

    @Schema(name = "MediaVoteItem")
    record Media(
            String id,
            Kind kind,
            String mediaId,
            @Nullable Integer rating,
            @Nullable Boolean watchedCompletion,
            @Nullable Boolean wouldWatchAgain,
            @Nullable String comment,
            @Nullable Integer commentLength,
            List<String> tags,
            @Nullable String recommendationId,
            @Nullable String recommendationType,
            @Nullable String model,
            @Nullable Integer position,
            @Nullable Double score,
            Instant timestamp,
            Instant receivedAt,
            @Nullable String subject,
            @Nullable String session,
            @Nullable String language,
            @Nullable Double sentiment,
            boolean verified,
            Triage triage,
            @Nullable Map<String, Object> metadata,
            int policyVersion,
            Map<String, Integer> found,
            Map<String, String> textModes,
            int revision,
            @Nullable Instant withdrawnAt)
            implements VoteItem {}

    @Schema(name = "ChatVoteItem")
    record Chat(
            String id,
            Kind kind,
            String query,
            String response,
            @Schema(allowableValues = {"up", "down"}) String rating,
            @Nullable String comment,
            List<String> tags,
            @Nullable String correction,
            @Nullable String model,
            @Nullable String messageId,
            @Nullable String comparison,
            int queryLength,
            int responseLength,
            @Nullable Integer commentLength,
            @Nullable Integer correctionLength,
            Instant timestamp,
            Instant receivedAt,
            @Nullable String subject,
            @Nullable String session,
            @Nullable String language,
            @Nullable Double sentiment,
            boolean verified,
            Triage triage,
            @Nullable Map<String, Object> metadata,
            int policyVersion,
            Map<String, Integer> found,
            Map<String, String> textModes,
            int revision,
            @Nullable Instant withdrawnAt)
            implements VoteItem {}

    private static Media media(Feedback vote, Target.Media media, Signals.Media signals) {
        Showing showing = media.showing();
        Provenance from = vote.provenance();
        return new Media(
                vote.id().toString(),
                Kind.MEDIA,
                media.mediaId(),
                signals.rating(),
                signals.watchedCompletion(),
                signals.wouldWatchAgain(),
                vote.remark().comment(),
                vote.remark().commentLength(),
                vote.remark().tags(),
                showing == null ? null : showing.recommendation().toString(),
                showing == null ? null : showing.recommendationType(),
                showing == null ? null : showing.model(),
                showing == null ? null : showing.position(),
                showing == null ? null : showing.score(),
                from.timestamp(),
                from.receivedAt(),
                from.subject(),
                from.session(),
                from.language(),
                vote.remark().sentiment(),
                from.verified(),
                vote.triage(),
                vote.remark().metadata(),
                from.policyVersion(),
                from.found(),
                from.textModes(),
                vote.revision(),
                vote.withdrawnAt());
    }

    private static Chat chat(Feedback vote, Target.Chat chat, Signals.Chat signals) {
        Provenance from = vote.provenance();
        return new Chat(
                vote.id().toString(),
                Kind.CHAT,
                chat.query(),
                chat.response(),
                signals.rating().word(),
                vote.remark().comment(),
                vote.remark().tags(),
                signals.correction(),
                chat.model(),
                chat.messageId(),
                chat.comparison(),
                chat.queryLength(),
                chat.responseLength(),
                vote.remark().commentLength(),
                signals.correctionLength(),
                from.timestamp(),
                from.receivedAt(),
                from.subject(),
                from.session(),
                from.language(),
                vote.remark().sentiment(),
                from.verified(),
                vote.triage(),
                vote.remark().metadata(),
                from.policyVersion(),
                from.found(),
                from.textModes(),
                vote.revision(),
                vote.withdrawnAt());
    }
}
