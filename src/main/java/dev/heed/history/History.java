package dev.heed.history;

import dev.heed.access.Project;
import dev.heed.domain.Base32;
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

    /// A keyset page of the votes a filter means, newest arrival first. Walks an index of the first selective part of
    /// the filter, else the arrival order; reads `limit + 1` votes of each kind.
    ///
    /// @param before the number the page begins below; `Long.MAX_VALUE` for the first
    /// @param limit 1..500
    public Page<Feedback> page(Project project, Filter filter, long before, int limit) {
        List<Feedback> found = database.read(sql -> {
            List<Feedback> both = new ArrayList<>();
            if (filter.admits(Kind.MEDIA))
                both.addAll(HistoryQuery.media(sql, project.id(), filter, before, limit + 1));
            if (filter.admits(Kind.CHAT)) both.addAll(HistoryQuery.chat(sql, project.id(), filter, before, limit + 1));
            return both;
        });
        found.sort(Comparator.comparing(Feedback::id).reversed());
        if (found.size() <= limit) return new Page<>(found, null);
        List<Feedback> page = found.subList(0, limit);
        return new Page<>(page, Base32.of(page.getLast().id().number()));
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
