package dev.heed.history;

import dev.heed.access.Project;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.storage.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Votes as they come in, on whichever node they are stored.
///
/// For each project that somebody listens to, one thread of this process asks the database twice in a second for the
/// newest identities ([Tail]); nobody asks while nobody listens. Each [Listener] reads the votes that its filter means
/// by itself. The threads end with [#close], and with them every listener.
public final class Live implements AutoCloseable {
    /// Each holds a connection of the server, and reads from the database what it hears of.
    static final int LISTENERS = 200;

    /// So that one project does not take all of them.
    static final int LISTENERS_OF_PROJECT = 20;

    private final Database database;
    private final Map<Long, Watch> watches = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// The tail of a project, and the thread that looks at it.
    private record Watch(Tail tail, Thread thread) {}

    public Live(Database database) {
        this.database = database;
    }

    /// Begins to listen. Empty when too many do already, or when this ends.
    ///
    /// @param filter without time, search and what is withdrawn: a vote that is new has none of these
    /// @param after the vote that was heard last: goes on behind it, as far as it is among the last thousand.
    ///     `null` begins with what comes from now on
    /// @throws dev.heed.storage.StorageException if the database does not answer
    public Optional<Listener> listen(Project project, Filter filter, @Nullable Id after) {
        Tail tail;
        Listener listener;
        synchronized (this) {
            if (closing.getCount() == 0 || listeners() >= LISTENERS) return Optional.empty();
            tail = watches.computeIfAbsent(project.id(), this::watch).tail();
            if (tail.listeners() >= LISTENERS_OF_PROJECT) return Optional.empty();
            listener = new Listener(database, project, filter, tail::leave);
            tail.seat(listener);
        }
        try {
            tail.begin(listener, after);
            return Optional.of(listener);
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private int listeners() {
        return watches.values().stream()
                .mapToInt(watch -> watch.tail().listeners())
                .sum();
    }

    private Watch watch(long project) {
        Tail tail = new Tail(database, project);
        return new Watch(tail, Thread.ofVirtual().name("live-" + project).start(() -> follow(project, tail)));
    }

    private void follow(long project, Tail tail) {
        try {
            tail.follow(closing, () -> left(project, tail));
        } finally {
            // however it ended, nobody waits for it
            synchronized (this) {
                watches.computeIfPresent(project, (_, watch) -> watch.tail() == tail ? null : watch);
            }
            tail.end();
        }
    }

    /// Whether nobody listens to a tail, which then is no longer there for others.
    private synchronized boolean left(long project, Tail tail) {
        if (tail.listeners() > 0) return false;
        watches.remove(project);
        return true;
    }

    /// Tells everybody that it is over, and waits for a look that has begun. Safe to repeat.
    @Override
    public void close() {
        List<Watch> last;
        synchronized (this) {
            closing.countDown();
            last = new ArrayList<>(watches.values());
            watches.clear();
        }
        last.forEach(watch -> watch.tail().end());
        boolean interrupted = false;
        for (Watch watch : last)
            try {
                watch.thread().join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
