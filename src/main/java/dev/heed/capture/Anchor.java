package dev.heed.capture;

import dev.heed.domain.Id;
import dev.heed.privacy.Pseudonyms;
import org.jspecify.annotations.Nullable;

/// The one thing a vote is for: the recommendation or message it answers, else media and user, else media and session.
/// Without any, each vote stands alone. Made of pseudonyms, so that a vote that comes back out of an export is known.
///
/// @param hash the keyed hash of the thing, or `null`
/// @param bucket the bucket it belongs to, or -1: a vote lands where the recommendation it answers lies
/// @param recommendation the recommendation it answers, or `null`
record Anchor(@Nullable String hash, int bucket, @Nullable Id recommendation) {
    private static final Anchor NONE = new Anchor(null, -1, null);

    /// @param recommendation the recommendation that the vote answers, or `null`
    static Anchor of(Ballot ballot, Who who, @Nullable Id recommendation, Pseudonyms pseudonyms) {
        return switch (ballot) {
            case Ballot.Media media -> {
                if (recommendation != null)
                    yield new Anchor(
                            pseudonyms.anchor("recommendation", recommendation.toString()),
                            recommendation.bucket(),
                            recommendation);
                if (who.subject() != null) yield of(pseudonyms.anchor("subject", who.subject(), media.mediaId()));
                if (who.session() != null) yield of(pseudonyms.anchor("session", who.session(), media.mediaId()));
                yield elsewhere(ballot, pseudonyms);
            }
            case Ballot.Chat _ ->
                who.message() == null ? elsewhere(ballot, pseudonyms) : of(pseudonyms.anchor("message", who.message()));
        };
    }

    /// A vote that stood alone where it came from is still one and the same.
    private static Anchor elsewhere(Ballot ballot, Pseudonyms pseudonyms) {
        String id = ballot.circumstances().told().id();
        return id == null ? NONE : of(pseudonyms.anchor("exported", id));
    }

    private static Anchor of(String hash) {
        return new Anchor(hash, Id.bucketOf(hash), null);
    }
}
