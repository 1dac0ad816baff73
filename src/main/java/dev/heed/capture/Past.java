package dev.heed.capture;

import dev.heed.domain.Fault;
import dev.heed.domain.PastTime;
import dev.heed.domain.Triage;
import dev.heed.privacy.PersonalData;
import dev.heed.privacy.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
/// @param commentLength the same of the comment, also where nothing of it was kept
/// @param correctionLength the same
/// @param textModes how its texts were kept where it comes from, where that is not as redacted text
/// @param sentiment of the comment, where what was kept of that does not tell it
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
        @Nullable Integer responseLength,
        @Nullable Integer commentLength,
        @Nullable Integer correctionLength,
        Map<String, String> textModes,
        @Nullable Double sentiment) {

    /// A vote of which nothing is told but that it is not of today.
    public static final Past UNTOLD = new Past(
            null,
            null,
            null,
            null,
            null,
            null,
            true,
            Triage.NEW,
            1,
            null,
            Map.of(),
            null,
            null,
            null,
            null,
            Map.of(),
            null);

    public Past {
        found = Map.copyOf(found);
        textModes = Map.copyOf(textModes);
    }

    /// This, or null where it tells nothing: then the vote is the same as one that was cast live.
    @Nullable
    Past ifTold() {
        return equals(UNTOLD) ? null : this;
    }

    /// Whether its comment is not the one that somebody wrote, even after redaction.
    boolean commentChanged() {
        return textModes.containsKey("comment");
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
        Told.problems(textModes, texts(ballot)).forEach((at, why) -> faults.add(Fault.at(at, why)));
        twice(faults, "/user", ballot.circumstances().user(), "subject", subject);
        twice(faults, "/session", ballot.circumstances().session(), "session", session);
        if (ballot instanceof Ballot.Chat chat) twice(faults, "/message_id", chat.messageId(), "message_id", messageId);
        if (ballot instanceof Ballot.Media media)
            twice(faults, "/recommendation_id", media.recommendationId(), "recommendation_key", recommendationKey);
        return faults;
    }

    private static Map<String, @Nullable Object> texts(Ballot ballot) {
        Map<String, @Nullable Object> texts = new HashMap<>();
        texts.put("comment", ballot.comment());
        texts.put("metadata", ballot.circumstances().metadata());
        if (ballot instanceof Ballot.Chat chat) {
            texts.put("query", chat.query());
            texts.put("response", chat.response());
            texts.put("correction", chat.correction());
        }
        return texts;
    }

    private static void twice(
            List<Fault> faults, String at, @Nullable String said, String name, @Nullable String exported) {
        if (said != null && exported != null) faults.add(Fault.at(at, "cannot stand beside /exported/" + name));
    }
}
