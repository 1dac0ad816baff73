package dev.heed.history;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Page;
import dev.heed.storage.Database;
import dev.heed.storage.LongRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reading votes back. Writes nothing; each call sees one snapshot.
public final class History {
    private final Database database;

    public History(Database database) {
        this.database = database;
    }

    /// What a vote said at one revision; the newest has not been replaced. `replacedBy` is the id of a key, 0 for an
    /// operator on this machine.
    public record Revision(
            int revision,
            Map<String, Object> signals,
            @Nullable Instant replacedAt,
            @Nullable Long replacedBy) {}

    /// Whether the votes of a filter are listed by when they were said, and not by their arrival: those of a period,
    /// unless an item, a user or a model is named. These have few enough votes, and indexes by arrival.
    public static boolean byTime(Filter filter) {
        return (filter.from() != null || filter.to() != null)
                && filter.mediaIds().isEmpty()
                && filter.subjects().isEmpty()
                && filter.models().isEmpty();
    }

    /// A keyset page of the votes a filter means, newest first: see [#byTime]. Walks the index of the item, user,
    /// model or period of the filter, else the order of arrival, past what its other parts leave out; reads
    /// `limit + 1` votes of each kind.
    ///
    /// @param before where the page begins; [Mark#TOP] for the first
    /// @param limit 1..500
    public Page<Feedback> page(Project project, Filter filter, Mark before, int limit) {
        boolean byTime = byTime(filter);
        List<Feedback> found = database.read(sql -> {
            List<Feedback> both = new ArrayList<>();
            if (filter.admits(Kind.MEDIA))
                both.addAll(HistoryQuery.media(sql, project.id(), filter, byTime, before, limit + 1));
            if (filter.admits(Kind.CHAT))
                both.addAll(HistoryQuery.chat(sql, project.id(), filter, byTime, before, limit + 1));
            return both;
        });
        Comparator<Feedback> arrival = Comparator.comparing(Feedback::id);
        found.sort((byTime ? Comparator.comparing(History::time).thenComparing(arrival) : arrival).reversed());
        if (found.size() <= limit) return new Page<>(found, null);
        List<Feedback> page = found.subList(0, limit);
        Feedback last = page.getLast();
        return new Page<>(page, new Mark(byTime ? time(last) : null, last.id().number()).cursor());
    }

    private static Instant time(Feedback vote) {
        return vote.provenance().timestamp();
    }

    /// Every vote of one kind that a filter means, oldest first, one after the other out of a long read of the
    /// caller's.
    public static void each(LongRead read, Project project, Kind kind, Filter filter, Consumer<Feedback> taker) {
        if (!filter.admits(kind)) return;
        switch (kind) {
            case MEDIA -> HistoryQuery.eachMedia(read, project.id(), filter, taker);
            case CHAT -> HistoryQuery.eachChat(read, project.id(), filter, taker);
        }
    }

    /// One vote, withdrawn or not; empty when the project has none of that id.
    public Optional<Feedback> one(Project project, Id id) {
        if (id.row() == Id.Row.RECOMMENDATION) return Optional.empty();
        return database.read(sql -> HistoryQuery.one(sql, project.id(), id));
    }

    /// How a vote changed, oldest first, the standing one last; empty when the project has none of that id.
    public List<Revision> revisions(Project project, Id id) {
        if (id.row() == Id.Row.RECOMMENDATION) return List.of();
        return database.read(sql -> HistoryQuery.one(sql, project.id(), id)
                .map(vote -> {
                    List<Revision> revisions = new ArrayList<>(HistoryQuery.revisions(sql, id));
                    revisions.add(new Revision(vote.revision(), vote.said(), null, null));
                    return revisions;
                })
                .orElse(List.of()));
    }
}
