package dev.heed.capture;

import dev.heed.catalog.Catalog;
import dev.heed.domain.Fault;
import dev.heed.domain.Id;
import dev.heed.domain.LiveTime;
import dev.heed.domain.Refusal;
import dev.heed.privacy.Screening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What must hold of a vote, in the words a caller reads.
final class Rules {
    static final String SAYS_NOTHING =
            "must hold at least one of rating, watched_completion, would_watch_again, comment, tags";
    static final String UNKNOWN_RECOMMENDATION = "must be a recommendation of this project and of this media_id";
    private static final String UNKNOWN_KEY =
            "must be the idempotency key of a recommendation of this project; import the recommendations first";
    static final String UNKNOWN_MEDIA =
            "is not in the catalog; add it with PUT /v1/media/{media_id}, or send `media` with a secret key";

    static final String KNOWN = "must hold none of known_identifiers";

    private Rules() {}

    /// Why a vote cannot be taken, everything at once; nothing if it can.
    ///
    /// @param imported the recommendation that an imported vote answers, if it is known here
    static @Nullable Refusal refusal(Ballot ballot, @Nullable Id imported, Instant now, Screening screening) {
        Past past = ballot.circumstances().past();
        List<Fault> faults = new ArrayList<>(
                past == null ? LiveTime.faults(ballot.circumstances().timestamp(), now) : past.faults(ballot, now));
        if (past != null && past.recommendationKey() != null && imported == null)
            faults.add(Fault.at("/exported/recommendation_key", UNKNOWN_KEY));
        List<Fault> personal = new ArrayList<>(tagFaults(ballot.tags()));
        if (Screening.personalKey(ballot.circumstances().metadata()).isPresent())
            personal.add(Fault.at("/metadata", "must hold no personal data in its names"));
        personal.addAll(Catalog.faults("/language", ballot.circumstances().language()));
        switch (ballot) {
            case Ballot.Media media -> {
                if (saysNothing(media) && (past == null || !past.withdrawn())) faults.add(Fault.at("", SAYS_NOTHING));
                if (media.recommendationId() != null && recommendation(media).isEmpty())
                    faults.add(Fault.at("/recommendation_id", UNKNOWN_RECOMMENDATION));
                personal.addAll(Catalog.faults("/media_id", media.mediaId()));
                if (media.media() != null) personal.addAll(Catalog.faults("/media", media.media()));
            }
            case Ballot.Chat chat -> {
                personal.addAll(Catalog.faults("/model", chat.model()));
                personal.addAll(Catalog.faults("/comparison", chat.comparison()));
            }
        }
        personal.addAll(known(ballot, screening));
        if (faults.isEmpty() && personal.isEmpty()) return null;
        Refusal.Reason reason = faults.isEmpty() ? Refusal.Reason.PERSONAL_IDENTIFIER : Refusal.Reason.INVALID;
        faults.addAll(personal);
        return new Refusal(reason, faults);
    }

    /// What is kept as it is must not be what the caller says is personal.
    private static List<Fault> known(Ballot ballot, Screening screening) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ballot.tags().size(); i++)
            if (screening.holdsKnown(ballot.tags().get(i))) faults.add(Fault.at("/tags/" + i, KNOWN));
        if (screening.holdsKnownKey(ballot.circumstances().metadata())) faults.add(Fault.at("/metadata", KNOWN));
        if (ballot instanceof Ballot.Chat chat) {
            if (chat.model() != null && screening.holdsKnown(chat.model())) faults.add(Fault.at("/model", KNOWN));
            if (chat.comparison() != null && screening.holdsKnown(chat.comparison()))
                faults.add(Fault.at("/comparison", KNOWN));
        }
        return faults;
    }

    private static boolean saysNothing(Ballot.Media media) {
        return media.rating() == null
                && media.watchedCompletion() == null
                && media.wouldWatchAgain() == null
                && media.comment() == null
                && media.circumstances().told().commentLength() == null
                && media.tags().isEmpty();
    }

    static List<Fault> tagFaults(List<String> tags) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) faults.addAll(Catalog.faults("/tags/" + i, tags.get(i)));
        return faults;
    }

    /// The recommendation that a vote names, if that is the id of one.
    static Optional<Id> recommendation(Ballot.Media media) {
        return Optional.ofNullable(media.recommendationId())
                .flatMap(Id::parse)
                .filter(id -> id.row() == Id.Row.RECOMMENDATION);
    }
}
