package dev.heed.capture;

import dev.heed.domain.Id;
import dev.heed.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;

/// The one thing a vote is for: the recommendation or message it answers, else media and user, else media and session.
/// Without any, each vote stands alone.
///
/// @param hash the keyed hash of the thing, or `null`
/// @param bucket the bucket it belongs to, or -1: a vote lands where the recommendation it answers lies
/// @param recommendation the recommendation it answers, or `null`
record Anchor(@Nullable String hash, int bucket, @Nullable Id recommendation) {
    private static final Anchor NONE = new Anchor(null, -1, null);

    static Anchor of(Ballot ballot, Pseudonyms pseudonyms) {
        Ballot.Circumstances said = ballot.circumstances();
        return switch (ballot) {
            case Ballot.Media media -> {
                Id recommendation = Rules.recommendation(media).orElse(null);
                if (recommendation != null)
                    yield new Anchor(
                            pseudonyms.anchor("recommendation", recommendation.toString()),
                            recommendation.bucket(),
                            recommendation);
                if (said.user() != null) yield of(pseudonyms.anchor("user", said.user(), media.mediaId()));
                if (said.session() != null) yield of(pseudonyms.anchor("session", said.session(), media.mediaId()));
                yield NONE;
            }
            case Ballot.Chat chat ->
                chat.messageId() == null ? NONE : of(pseudonyms.anchor("message", chat.messageId()));
        };
    }

    private static Anchor of(String hash) {
        return new Anchor(hash, Id.bucketOf(hash), null);
    }
}
