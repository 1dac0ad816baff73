package dev.heed.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One vote as it is stored: what it is about, what was said, and its state.
///
/// `anchor` is the keyed hash of the one thing it is the vote for (a recommendation, a message, else media and
/// person), or `null` where each vote stands alone. Withdrawn votes keep their row without any text.
public record Feedback(
        Id id,
        long project,
        @Nullable String anchor,
        Target target,
        Signals signals,
        Remark remark,
        Provenance provenance,
        Triage triage,
        int revision,
        @Nullable Instant withdrawnAt) {

    public Feedback {
        boolean media = target instanceof Target.Media;
        if (media != signals instanceof Signals.Media || media != (id.row() == Id.Row.MEDIA_VOTE))
            throw new IllegalArgumentException("id, target and signals must be of one kind, got " + id.row());
        if (revision < 1) throw new IllegalArgumentException("revision must be at least 1, got " + revision);
    }

    /// What it says now, as names and values like those of the API; a signal that was not given has no name.
    public Map<String, Object> said() {
        Map<String, Object> said = new LinkedHashMap<>();
        switch (signals) {
            case Signals.Media media -> {
                put(said, "rating", media.rating());
                put(said, "watched_completion", media.watchedCompletion());
                put(said, "would_watch_again", media.wouldWatchAgain());
            }
            case Signals.Chat chat -> {
                put(said, "rating", chat.rating().word());
                put(said, "correction", chat.correction());
            }
        }
        put(said, "comment", remark.comment());
        if (!remark.tags().isEmpty()) said.put("tags", remark.tags());
        put(said, "metadata", remark.metadata());
        if (withdrawn()) said.put("withdrawn", true);
        return said;
    }

    private static void put(Map<String, Object> said, String name, @Nullable Object value) {
        if (value != null) said.put(name, value);
    }

    public Kind kind() {
        return id.kind();
    }

    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    /// The next revision: other signals and words, the same target and time.
    public Feedback revised(Signals signals, Remark remark, Triage triage, Provenance provenance) {
        return new Feedback(id, project, anchor, target, signals, remark, provenance, triage, revision + 1, null);
    }

    /// The same vote in another state of triage.
    public Feedback triaged(Triage triage) {
        return new Feedback(id, project, anchor, target, signals, remark, provenance, triage, revision, withdrawnAt);
    }

    /// The same vote about another copy of its target: of the recommendation as it now is, or of the texts that a
    /// withdrawal blanked.
    public Feedback about(Target target) {
        return new Feedback(id, project, anchor, target, signals, remark, provenance, triage, revision, withdrawnAt);
    }

    /// The same vote with its text blanked, out of lists and numbers. Signals stay in the row, uncounted.
    public Feedback withdrawn(Instant at) {
        return new Feedback(
                id,
                project,
                anchor,
                switch (target) {
                    case Target.Media media -> media;
                    case Target.Chat chat ->
                        new Target.Chat(
                                "",
                                "",
                                chat.queryLength(),
                                chat.responseLength(),
                                chat.model(),
                                chat.messageId(),
                                chat.comparison());
                },
                switch (signals) {
                    case Signals.Media media -> media;
                    case Signals.Chat chat -> new Signals.Chat(chat.rating(), null);
                },
                Remark.NONE,
                provenance,
                triage,
                revision + 1,
                at);
    }
}
