package dev.heed.capture;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Ledger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The votes of one transaction as they stand so far: stored ones, changed ones and new ones, by id and by anchor.
final class Drafts {
    private record Anchored(Id.Row kind, long project, String anchor, boolean verified) {}

    private final Map<Id, Feedback> now = new HashMap<>();
    private final Map<Id, Feedback> stored = new HashMap<>();
    private final Map<Anchored, Id> byAnchor = new HashMap<>();
    private final Map<Id, Feedback> unwritten = new LinkedHashMap<>();

    void stored(Collection<Feedback> votes) {
        for (Feedback vote : votes) {
            stored.put(vote.id(), vote);
            put(vote);
        }
    }

    void add(Feedback vote) {
        unwritten.put(vote.id(), vote);
        put(vote);
    }

    void change(Feedback vote) {
        unwritten.put(vote.id(), vote);
        now.put(vote.id(), vote);
    }

    private void put(Feedback vote) {
        now.put(vote.id(), vote);
        if (vote.anchor() != null) byAnchor.put(anchored(vote, vote.anchor()), vote.id());
    }

    @Nullable
    Feedback of(Id id) {
        return now.get(id);
    }

    /// The vote that already stands for the same thing, withdrawn or not.
    @Nullable
    Feedback standing(Feedback vote) {
        if (vote.anchor() == null) return null;
        Id id = byAnchor.get(anchored(vote, vote.anchor()));
        return id == null ? null : now.get(id);
    }

    private static Anchored anchored(Feedback vote, String anchor) {
        return new Anchored(
                vote.id().row(), vote.project(), anchor, vote.provenance().verified());
    }

    /// Writes what is new and what has changed, in ascending order of bucket and anchor, so that writers of other
    /// nodes wait for each other in one order only.
    void write(Ledger ledger) {
        List<Feedback> fresh = new ArrayList<>();
        List<Feedback> changed = new ArrayList<>();
        unwritten.values().stream()
                .sorted(Comparator.comparingInt((Feedback vote) -> vote.id().bucket())
                        .thenComparing(vote -> vote.anchor() == null ? "" : vote.anchor())
                        .thenComparing(Feedback::id))
                .forEach(vote -> (stored.containsKey(vote.id()) ? changed : fresh).add(vote));
        FeedbackRows.insert(ledger.sql(), fresh);
        FeedbackRows.update(
                ledger.sql(),
                changed,
                changed.stream().map(vote -> stored.get(vote.id())).toList());
    }
}
