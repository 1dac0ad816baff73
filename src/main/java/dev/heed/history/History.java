package dev.heed.history;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.Page;
import dev.heed.storage.Database;
import dev.heed.storage.LongRead;
import dev.heed.storage.SearchProgress;
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
    /// So many of the newest votes are searched by reading them, which takes some 50 ms. A word that does not fill a
    /// page from them is held by so few votes that all of them can be gathered by the index of words and sorted: of
    /// ten million votes some hundred thousand, for a page of 50.
    private static final int NEAR = 5_000;

    /// So many votes are read to count facets; for more, nobody would wait.
    public static final int READ_AT_MOST = 200_000;

    private final Database database;
    private final int near;
    private final int readAtMost;

    public History(Database database) {
        this(database, NEAR, READ_AT_MOST);
    }

    /// @param near how many votes a search reads before it asks the index of words
    /// @param readAtMost how many votes facets are counted of
    History(Database database, int near, int readAtMost) {
        this.database = database;
        this.near = near;
        this.readAtMost = readAtMost;
    }

    /// What a vote said at one revision; the newest has not been replaced. `replacedBy` is the id of a key or
    /// user, 0 for an operator on this machine.
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

    /// Whether a search finds every vote. It does not while votes of a version that could not search are still being
    /// made searchable: then nothing may be asked with one. Once true, it stays so.
    public boolean searchable() {
        return database.read(SearchProgress::complete);
    }

    /// A keyset page of the votes a filter means, newest first: see [#byTime]. Walks the index of the item, user,
    /// model or period of the filter, else the order of arrival, past what its other parts leave out; reads
    /// `limit + 1` votes of each kind. A search reads some thousand votes, and past those goes by the index
    /// of words: see [#searchable].
    ///
    /// @param before where the page begins; [Mark#TOP] for the first
    /// @param limit 1..500
    public Page<Feedback> page(Project project, Filter filter, Mark before, int limit) {
        boolean byTime = byTime(filter);
        List<Feedback> found = database.read(sql -> {
            List<Feedback> both = new ArrayList<>();
            HistoryQuery query = new HistoryQuery(sql, project.id(), filter, byTime);
            for (Kind kind : Kind.values())
                if (filter.admits(kind)) both.addAll(query.page(kind, before, limit + 1, near));
            return both;
        });
        Comparator<Feedback> arrival = Comparator.comparing(Feedback::id);
        found.sort((byTime ? Comparator.comparing(History::time).thenComparing(arrival) : arrival).reversed());
        if (found.size() <= limit) return new Page<>(found, null);
        List<Feedback> page = found.subList(0, limit);
        Feedback last = page.getLast();
        return new Page<>(page, new Mark(byTime ? time(last) : null, last.id().number()).cursor());
    }

    /// How many votes that a filter means have which value, from one snapshot. Empty where more than
    /// [#READ_AT_MOST] votes would have to be read for it, which takes about a second. For a search, see
    /// [#searchable].
    public Optional<Facets> facets(Project project, Filter filter) {
        return database.read(sql -> {
            FacetQuery query = new FacetQuery(sql, project.id(), filter.open());
            return query.reads(readAtMost) ? Optional.empty() : Optional.of(Facets.of(filter, query.cells()));
        });
    }

    private static Instant time(Feedback vote) {
        return vote.provenance().timestamp();
    }

    /// Every vote of one kind that a filter means, oldest first, one after the other out of a long read of the
    /// caller's.
    public static void each(LongRead read, Project project, Kind kind, Filter filter, Consumer<Feedback> taker) {
        if (filter.admits(kind)) HistoryQuery.each(read, project.id(), kind, filter, taker);
    }

    /// One vote, withdrawn or not; empty when the project has none of that id.
    public Optional<Feedback> one(Project project, Id id) {
        if (id.row() == Id.Row.RECOMMENDATION) return Optional.empty();
        return database.read(sql -> HistoryQuery.one(sql, project.id(), id));
    }

    /// Those of some votes that the project has and that stand, in the order in which they are named.
    public List<Feedback> some(Project project, List<Id> ids) {
        return database.read(sql -> LiveQuery.meant(sql, project.id(), Filter.ALL, ids));
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
