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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

        /// One of many that was there, word for word; nothing was written.
        record Same(MediaItem item) implements Written {}

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

    /// Those of some items that the catalog has, by their ids.
    public Map<String, MediaItem> some(Project project, Collection<String> mediaIds) {
        return mediaIds.isEmpty() ? Map.of() : database.read(sql -> MediaQuery.some(sql, project.id(), mediaIds));
    }

    /// The types that items have, in the order of their names.
    public List<String> types(Project project, int limit) {
        return database.read(sql -> MediaQuery.types(sql, project.id(), limit));
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

    /// An item with its name.
    public record Described(String mediaId, Description description) {}

    /// How many items are written in one transaction: it holds their rows against other writers.
    private static final int ITEMS_A_COMMIT = 500;

    /// Writes many items over what they were, or makes them. Each stands or falls alone, but for a failure of the
    /// storage, after which the same items may be sent again.
    ///
    /// @return what became of each, in their order; of two with one name the later is written over the earlier
    public List<Written> putAll(Project project, List<Described> items) {
        List<Written> written = new ArrayList<>(items.size());
        for (int from = 0; from < items.size(); from += ITEMS_A_COMMIT) {
            List<Described> some = items.subList(from, Math.min(items.size(), from + ITEMS_A_COMMIT));
            List<String> names = some.stream().map(Described::mediaId).toList();
            written.addAll(database.write(sql -> {
                Map<String, MediaItem> known = MediaQuery.changing(sql, project.id(), names);
                List<Written> decided =
                        some.stream().map(one -> decide(one, known)).toList();
                MediaQuery.putAll(sql, changed(project.id(), decided));
                return decided;
            }));
        }
        return written;
    }

    /// @param known the items as they stand, those included that were decided before
    private Written decide(Described said, Map<String, MediaItem> known) {
        List<Fault> faults = new ArrayList<>(faults("/media_id", said.mediaId));
        faults.addAll(faults("", said.description));
        if (!faults.isEmpty()) return new Written.Refused(new Refusal(Refusal.Reason.PERSONAL_IDENTIFIER, faults));
        MediaItem before = known.get(said.mediaId);
        if (before != null && describes(said.description, before)) return new Written.Same(before);
        MediaItem item = item(said.mediaId, said.description);
        known.put(said.mediaId, item);
        return before == null ? new Written.Created(item) : new Written.Replaced(item);
    }

    /// What is to be written, the last of each name, in the order of names.
    private static List<MediaQuery.Owned> changed(long project, List<Written> decided) {
        SortedMap<String, MediaQuery.Owned> changed = new TreeMap<>();
        for (Written one : decided) {
            if (one instanceof Written.Created(MediaItem item))
                changed.put(item.mediaId(), new MediaQuery.Owned(project, item));
            if (one instanceof Written.Replaced(MediaItem item))
                changed.put(item.mediaId(), new MediaQuery.Owned(project, item));
        }
        return List.copyOf(changed.values());
    }

    private static boolean describes(Description said, MediaItem item) {
        return said.equals(new Description(item.title(), item.type(), item.duration()));
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
