package dev.heed.capture;

import dev.heed.domain.Fault;
import dev.heed.domain.PastTime;
import dev.heed.domain.Triage;
import dev.heed.privacy.PersonalData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a vote already was elsewhere, as an export tells it. Only the owner of the instance may say so; with it, a
/// vote may be as old as 1970.
///
/// @param id what it was called there: what it is known by where nothing else tells it from others
/// @param subject the pseudonym of its user, kept as it is, where no user is given
/// @param session the same of its session
/// @param messageId the same of the message it answers
/// @param recommendationKey the idempotency key with which the recommendation it answers was sent here
/// @param receivedAt when it arrived there; now, if that is not said
/// @param revision how often it was said, from 1
/// @param withdrawnAt when it was taken back; then it counts nowhere and its texts are dropped
/// @param found how many pieces of personal data had been removed, by kind; what is found now is added
/// @param queryLength of the text as it was first sent, in code points; that of the text that comes, if not said
/// @param responseLength the same
public record Past(
        @Nullable String id,
        @Nullable String subject,
        @Nullable String session,
        @Nullable String messageId,
        @Nullable String recommendationKey,
        @Nullable Instant receivedAt,
        boolean verified,
        Triage triage,
        int revision,
        @Nullable Instant withdrawnAt,
        Map<String, Integer> found,
        @Nullable Integer queryLength,
        @Nullable Integer responseLength) {

    /// A vote of which nothing is told but that it is not of today.
    public static final Past UNTOLD =
            new Past(null, null, null, null, null, null, true, Triage.NEW, 1, null, Map.of(), null, null);

    public Past {
        found = Map.copyOf(found);
    }

    /// This, or null where it tells nothing: then the vote is the same as one that was cast live.
    @Nullable
    Past ifTold() {
        return equals(UNTOLD) ? null : this;
    }

    boolean withdrawn() {
        return withdrawnAt != null;
    }

    /// What is wrong with it.
    List<Fault> faults(Ballot ballot, Instant now) {
        List<Fault> faults = new ArrayList<>(
                PastTime.faults("/timestamp", ballot.circumstances().timestamp(), now));
        faults.addAll(PastTime.faults("/exported/received_at", receivedAt, now));
        faults.addAll(PastTime.faults("/exported/withdrawn_at", withdrawnAt, now));
        if (withdrawn() && revision < 2)
            faults.add(Fault.at("/exported/revision", "must be at least 2 where a vote is withdrawn, got " + revision));
        PersonalData.fault(found).ifPresent(why -> faults.add(Fault.at("/exported/found", why)));
        twice(faults, "/user", ballot.circumstances().user(), "subject", subject);
        twice(faults, "/session", ballot.circumstances().session(), "session", session);
        if (ballot instanceof Ballot.Chat chat) twice(faults, "/message_id", chat.messageId(), "message_id", messageId);
        if (ballot instanceof Ballot.Media media)
            twice(faults, "/recommendation_id", media.recommendationId(), "recommendation_key", recommendationKey);
        return faults;
    }

    private static void twice(
            List<Fault> faults, String at, @Nullable String said, String name, @Nullable String exported) {
        if (said != null && exported != null) faults.add(Fault.at(at, "cannot stand beside /exported/" + name));
    }
}
