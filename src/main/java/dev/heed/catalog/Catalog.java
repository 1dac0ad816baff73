package dev.heed.catalog;

import dev.heed.access.Project;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Page;
import dev.heed.domain.Refusal;
import dev.heed.privacy.Redactor;
import dev.heed.storage.Database;
import dev.heed.storage.Ledger;
import dev.heed.storage.StorageException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What can be voted on: the media of a project.
public final class Catalog {
    /// The type of an item that was made in passing and never described.
    private static final String UNKNOWN_TYPE = "unknown";

    private final Database database;
    private final InstantSource clock;

    public Catalog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What became of writing an item.
    public sealed interface Written {
        record Created(MediaItem item) implements Written {}

        record Replaced(MediaItem item) implements Written {}

        record Refused(Refusal refusal) implements Written {}
    }

    /// What became of removing an item.
    public sealed interface Removal {
        record Removed() implements Removal {}

        record Absent() implements Removal {}

        /// Somebody voted on it, or it was shown: history would lose its name.
        record InUse(int votes, int recommendations) implements Removal {}
    }

    public Optional<MediaItem> one(Project project, String mediaId) {
        return database.read(sql -> MediaQuery.one(sql, project.id(), mediaId));
    }

    /// A keyset page of items in the order of their ids.
    ///
    /// @param cursor the id the page begins after, or `null`
    public Page<MediaItem> page(Project project, @Nullable String type, @Nullable String cursor, int limit) {
        List<MediaItem> items = database.read(sql -> MediaQuery.page(sql, project.id(), type, cursor, limit + 1));
        return items.size() <= limit
                ? new Page<>(items, null)
                : new Page<>(items.subList(0, limit), items.get(limit - 1).mediaId());
    }

    /// Writes an item over what it was, or makes it.
    public Written put(Project project, String mediaId, Description description) {
        List<Fault> faults = new ArrayList<>(faults("/media_id", mediaId));
        faults.addAll(faults("", description));
        if (!faults.isEmpty()) return new Written.Refused(new Refusal(Refusal.Reason.PERSONAL_IDENTIFIER, faults));
        MediaItem item = item(mediaId, description);
        return database.write(sql -> {
            boolean known =
                    !MediaQuery.known(sql, project.id(), List.of(mediaId)).isEmpty();
            MediaQuery.put(sql, project.id(), item);
            return known ? new Written.Replaced(item) : new Written.Created(item);
        });
    }

    /// Changes parts of an item; empty when there is none.
    public Optional<Written> change(
            Project project, String mediaId, Change<String> title, Change<String> type, Change<Integer> duration) {
        return database.write(sql -> MediaQuery.changing(sql, project.id(), mediaId)
                .map(before -> {
                    String newTitle = title.after(before.title());
                    String newType = type.after(before.type());
                    List<Fault> faults = new ArrayList<>();
                    if (newTitle == null) faults.add(Fault.at("/title", "must stay: an item has a title"));
                    if (newType == null) faults.add(Fault.at("/type", "must stay: an item has a type"));
                    if (newTitle == null || newType == null)
                        return new Written.Refused(new Refusal(Refusal.Reason.INVALID, faults));
                    Description after = new Description(newTitle, newType, duration.after(before.duration()));
                    faults.addAll(faults("", after));
                    if (!faults.isEmpty())
                        return new Written.Refused(new Refusal(Refusal.Reason.PERSONAL_IDENTIFIER, faults));
                    MediaItem item = item(mediaId, after);
                    MediaQuery.put(sql, project.id(), item);
                    return new Written.Replaced(item);
                }));
    }

    /// Removes an item that nobody voted on and that was never shown.
    public Removal remove(Project project, String mediaId) {
        try {
            return removal(project, mediaId);
        } catch (StorageException e) {
            if (e.fault() != StorageException.Fault.ROW) throw e;
            // a vote or a showing came between the count and the removal: now it is counted
            return removal(project, mediaId);
        }
    }

    private Removal removal(Project project, String mediaId) {
        return database.write(sql -> {
            if (MediaQuery.one(sql, project.id(), mediaId).isEmpty()) return new Removal.Absent();
            int votes = MediaQuery.votes(sql, project.id(), mediaId);
            int shown = MediaQuery.showings(sql, project.id(), mediaId);
            if (votes + shown > 0) return new Removal.InUse(votes, shown);
            MediaQuery.delete(sql, project.id(), mediaId);
            return new Removal.Removed();
        });
    }

    /// Which of these items a project has, seen from inside a transaction.
    public Set<String> known(Ledger ledger, long project, Collection<String> mediaIds) {
        return MediaQuery.known(ledger.sql(), project, mediaIds);
    }

    /// An item that is made in passing; in the order in which rows are written.
    public record Passing(long project, String mediaId) implements Comparable<Passing> {
        @Override
        public int compareTo(Passing other) {
            return Comparator.comparingLong(Passing::project)
                    .thenComparing(Passing::mediaId)
                    .compare(this, other);
        }
    }

    /// Makes items in passing, inside a transaction, unless they are there. Without a description an item's id is its
    /// title.
    public void add(Ledger ledger, SortedMap<Passing, @Nullable Description> passing) {
        List<MediaQuery.Owned> items = new ArrayList<>();
        passing.forEach((what, said) -> {
            Description description = said == null ? new Description(what.mediaId, UNKNOWN_TYPE, null) : said;
            items.add(new MediaQuery.Owned(what.project, item(what.mediaId, description)));
        });
        MediaQuery.add(ledger.sql(), items);
    }

    /// What is personal in a description.
    public static List<Fault> faults(String pointer, Description description) {
        List<Fault> faults = new ArrayList<>(faults(pointer + "/title", description.title()));
        faults.addAll(faults(pointer + "/type", description.type()));
        return faults;
    }

    /// Whether an identifier that the operator chose holds something personal.
    public static List<Fault> faults(String pointer, @Nullable String identifier) {
        if (identifier == null) return List.of();
        return Redactor.personalIdentifier(identifier)
                .map(kind -> List.of(Fault.at(pointer, "must hold no personal data, found " + kind)))
                .orElse(List.of());
    }

    private MediaItem item(String mediaId, Description said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new MediaItem(mediaId, said.title(), said.type(), said.duration(), now);
    }
}
