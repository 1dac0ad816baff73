package dev.heed.history;

import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import dev.heed.storage.StorageException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The newest votes of one project, and who wants to hear of them.
///
/// Numbers rise with time, but a vote is seen when it is committed, and another node's clock may be behind. So each
/// look goes back a minute behind the greatest number, and what was there before is remembered.
final class Tail {
    /// How far votes may be stored out of order: more than a transaction and the clocks of two nodes differ by.
    private static final Duration BACK = Duration.ofMinutes(1);

    /// Of one kind in one look: in a project with more votes than that in a minute, the look goes back less far.
    static final int LOOK = 5_000;

    /// How far a listener may be behind, and how far back another may go on.
    static final int HELD = 1_000;

    private static final Duration PAUSE = Duration.ofMillis(500);

    /// So often nobody may be there before the tail ends: for a minute, in which who lost the connection comes back
    /// to a tail that knows what it told.
    private static final int PAUSES_ALONE = 120;

    private final Database database;
    private final long project;
    private final Map<Kind, Edge> edges = new EnumMap<>(Kind.class);
    private final Deque<Id> told = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    Tail(Database database, long project) {
        this.database = database;
        this.project = project;
        for (Kind kind : Kind.values()) edges.put(kind, new Edge());
    }

    /// How far the votes of one kind are known.
    private static final class Edge {
        private Set<Id> known = Set.of();
        private long floor;
        private boolean begun;

        /// Whether there may be more new votes than one look shows.
        boolean misses(List<Id> newest) {
            return begun && newest.size() == LOOK && newest.stream().noneMatch(known::contains);
        }

        /// Those that were not there before; at the first look, none.
        List<Id> advance(List<Id> newest) {
            List<Id> fresh =
                    begun ? newest.stream().filter(id -> !known.contains(id)).toList() : List.of();
            known = new HashSet<>(newest);
            begun = true;
            if (!newest.isEmpty()) floor = Math.max(floor, newest.getFirst().number() - Ids.span(BACK));
            // what lay below a full look must not seem new when others above it are erased
            if (newest.size() == LOOK) floor = Math.max(floor, newest.getLast().number());
            return fresh;
        }
    }

    /// What one snapshot shows to somebody who begins.
    private record Begun(Map<Kind, List<Id>> newest, List<Id> behind) {}

    int listeners() {
        return listeners.size();
    }

    /// Takes somebody in, who hears nothing before [#begin].
    void seat(Listener listener) {
        listeners.add(listener);
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    /// Tells a listener where to begin: behind a vote, or here.
    synchronized void begin(Listener listener, @Nullable Id after) {
        if (after == null) {
            look();
            listener.begin(List.of(), false);
            return;
        }
        // what is behind it by number, for a vote that this tail has not told: of another node, or of long ago
        var seen = database.read(sql -> new Begun(
                LiveQuery.newest(sql, project, floors(), LOOK), LiveQuery.behind(sql, project, after, HELD + 1)));
        absorb(seen.newest());
        List<Id> missed = told.contains(after) ? toldBehind(after) : seen.behind();
        boolean tooFar = missed.size() > HELD;
        listener.begin(tooFar ? missed.subList(missed.size() - HELD, missed.size()) : missed, tooFar);
    }

    /// In the order in which they were told.
    private List<Id> toldBehind(Id after) {
        List<Id> all = new ArrayList<>(told);
        return all.subList(all.indexOf(after) + 1, all.size());
    }

    /// Looks again and again, until it closes, or until nobody has been there for a while.
    ///
    /// @param alone asked then, and true if it may end
    void follow(CountDownLatch closing, BooleanSupplier alone) {
        int pauses = 0;
        try {
            while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                glance();
                pauses = listeners.isEmpty() ? pauses + 1 : 0;
                if (pauses >= PAUSES_ALONE && alone.getAsBoolean()) return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A look that fails is made up for by the next: what is new is what was not there at the last that did not.
    private void glance() {
        try {
            look();
        } catch (StorageException e) {
            // counted by the storage; whoever writes or reads is told
        }
    }

    private synchronized void look() {
        absorb(database.read(sql -> LiveQuery.newest(sql, project, floors(), LOOK)));
    }

    private Map<Kind, Long> floors() {
        Map<Kind, Long> floors = new EnumMap<>(Kind.class);
        edges.forEach((kind, edge) -> floors.put(kind, edge.floor));
        return floors;
    }

    private void absorb(Map<Kind, List<Id>> newest) {
        List<Id> fresh = new ArrayList<>();
        boolean missed = false;
        for (var of : newest.entrySet()) {
            Edge edge = Objects.requireNonNull(edges.get(of.getKey()));
            missed |= edge.misses(of.getValue());
            fresh.addAll(edge.advance(of.getValue()));
        }
        if (missed) {
            told.clear();
            listeners.forEach(Listener::miss);
        }
        fresh.sort(Comparator.naturalOrder());
        for (Id id : fresh) {
            told.addLast(id);
            if (told.size() > HELD) told.removeFirst();
            for (Listener listener : listeners) listener.tell(id);
        }
    }

    /// Tells everybody that nothing more comes.
    void end() {
        listeners.forEach(Listener::end);
    }
}
