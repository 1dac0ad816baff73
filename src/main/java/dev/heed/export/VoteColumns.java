package dev.heed.export;

import dev.heed.domain.Feedback;
import dev.heed.domain.Showing;
import dev.heed.domain.Signals;
import dev.heed.domain.Target;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The columns of votes.
final class VoteColumns {
    static final Columns<Feedback> MEDIA = origin(media());
    static final Columns<Feedback> CHAT = origin(chat());

    private VoteColumns() {}

    private static Columns<Feedback> media() {
        return new Columns<Feedback>()
                .and("id", vote -> vote.id().toString())
                .and("kind", vote -> vote.kind().word())
                .and("media_id", vote -> medium(vote).mediaId())
                .and("rating", vote -> signals(vote).rating())
                .and("watched_completion", vote -> signals(vote).watchedCompletion())
                .and("would_watch_again", vote -> signals(vote).wouldWatchAgain())
                .and("comment", vote -> vote.remark().comment())
                .and("comment_length", vote -> vote.remark().commentLength())
                .and("tags", vote -> vote.remark().tags())
                .and(
                        "recommendation_id",
                        showing(showing -> showing.recommendation().toString()))
                .and("recommendation_type", showing(Showing::recommendationType))
                .and("model", showing(Showing::model))
                .and("position", showing(Showing::position))
                .and("score", showing(Showing::score));
    }

    private static Columns<Feedback> chat() {
        return new Columns<Feedback>()
                .and("id", vote -> vote.id().toString())
                .and("kind", vote -> vote.kind().word())
                .and("query", vote -> answer(vote).query())
                .and("response", vote -> answer(vote).response())
                .and("rating", vote -> verdict(vote).rating().word())
                .and("comment", vote -> vote.remark().comment())
                .and("tags", vote -> vote.remark().tags())
                .and("correction", vote -> verdict(vote).correction())
                .and("model", vote -> answer(vote).model())
                .and("message_id", vote -> answer(vote).messageId())
                .and("comparison", vote -> answer(vote).comparison())
                .and("query_length", vote -> answer(vote).queryLength())
                .and("response_length", vote -> answer(vote).responseLength())
                .and("comment_length", vote -> vote.remark().commentLength())
                .and("correction_length", vote -> verdict(vote).correctionLength());
    }

    private static Columns<Feedback> origin(Columns<Feedback> columns) {
        return columns.and("timestamp", vote -> vote.provenance().timestamp())
                .and("received_at", vote -> vote.provenance().receivedAt())
                .and("subject", vote -> vote.provenance().subject())
                .and("session", vote -> vote.provenance().session())
                .and("language", vote -> vote.provenance().language())
                .and("sentiment", vote -> vote.remark().sentiment())
                .and("verified", vote -> vote.provenance().verified())
                .and("triage", vote -> vote.triage().word())
                .and("metadata", vote -> vote.remark().metadata())
                .and("policy_version", vote -> vote.provenance().policyVersion())
                .and("found", vote -> vote.provenance().found())
                .and("text_modes", vote -> vote.provenance().textModes())
                .and("revision", Feedback::revision)
                .and("withdrawn_at", Feedback::withdrawnAt);
    }

    private static Target.Media medium(Feedback vote) {
        return (Target.Media) vote.target();
    }

    private static Signals.Media signals(Feedback vote) {
        return (Signals.Media) vote.signals();
    }

    private static Target.Chat answer(Feedback vote) {
        return (Target.Chat) vote.target();
    }

    private static Signals.Chat verdict(Feedback vote) {
        return (Signals.Chat) vote.signals();
    }

    private static Function<Feedback, @Nullable Object> showing(Function<Showing, @Nullable Object> part) {
        return vote -> {
            Showing showing = medium(vote).showing();
            return showing == null ? null : part.apply(showing);
        };
    }
}
