package dev.heed.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /// The texts that a second vote, or a change, replaces; the others are of the answer that the vote is about.
    public static final Set<String> OWN_TEXTS = Set.of("comment", "correction", "metadata");

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
                put(said, "correction_length", chat.correctionLength());
            }
        }
        put(said, "comment", remark.comment());
        put(said, "comment_length", remark.commentLength());
        if (!remark.tags().isEmpty()) said.put("tags", remark.tags());
        put(said, "metadata", remark.metadata());
        Map<String, String> modes = new TreeMap<>(provenance.textModes());
        modes.keySet().retainAll(OWN_TEXTS);
        if (!modes.isEmpty()) said.put("text_modes", modes);
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

    /// The same revision with less in its texts.
    public Feedback reworded(Target target, Signals signals, Remark remark, Provenance provenance) {
        return new Feedback(id, project, anchor, target, signals, remark, provenance, triage, revision, withdrawnAt);
    }

    /// The same vote with its texts blanked, out of lists and numbers. Signals stay in the row, uncounted; so do the
    /// lengths of query and response. Those of comment and correction go with the words they measure.
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
                    case Signals.Chat chat -> new Signals.Chat(chat.rating(), null, null);
                },
                Remark.NONE,
                provenance.blank(),
                triage,
                revision + 1,
                at);
    }
}
