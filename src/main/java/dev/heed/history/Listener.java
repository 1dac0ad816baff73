package dev.heed.history;

import dev.heed.access.Project;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.storage.Database;
import dev.heed.storage.StorageException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Somebody who hears of new votes, each once, about in the order in which they were stored. Holds identities only, a
/// thousand at most, and reads a few votes at a time: whoever is slower than that hears of a gap. For one thread.
public final class Listener implements AutoCloseable {
    /// Texts may be long, and there may be many who listen.
    private static final int AT_ONCE = 10;

    /// Before a database that did not answer is asked again.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final Project project;
    private final Filter filter;
    private final Consumer<Listener> leaving;
    private final Deque<Feedback> read = new ArrayDeque<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Deque<Id> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean gap;
    private boolean over;

    Listener(Database database, Project project, Filter filter, Consumer<Listener> leaving) {
        this.database = database;
        this.project = project;
        this.filter = filter;
        this.leaving = leaving;
    }

    /// What there is to hear.
    public sealed interface Heard {
        /// A new vote that the filter means.
        record Vote(Feedback vote) implements Heard {}

        /// That votes were left out here: more came than could be held or looked at.
        record Gap() implements Heard {}

        /// Nothing that the filter means; there may be more to hear at once.
        record Nothing() implements Heard {}

        /// That nothing more comes.
        record End() implements Heard {}
    }

    /// What comes next. Waits for it so long, or shorter when what comes is not meant. Where the database does not
    /// answer, it comes once it does.
    public Heard next(Duration patience) throws InterruptedException {
        if (read.isEmpty()) {
            List<Id> few = new ArrayList<>();
            lock.lock();
            try {
                long nanos = patience.toNanos();
                while (waiting.isEmpty() && !gap && !over && nanos > 0) nanos = something.awaitNanos(nanos);
                if (over) return new Heard.End();
                if (gap) {
                    gap = false;
                    return new Heard.Gap();
                }
                while (!waiting.isEmpty() && few.size() < AT_ONCE) few.add(waiting.removeFirst());
            } finally {
                lock.unlock();
            }
            if (!few.isEmpty()) read(few);
        }
        Feedback vote = read.poll();
        return vote == null ? new Heard.Nothing() : new Heard.Vote(vote);
    }

    private void read(List<Id> few) throws InterruptedException {
        try {
            read.addAll(database.read(sql -> LiveQuery.meant(sql, project.id(), filter, few)));
        } catch (StorageException e) {
            // counted by the storage; who connected anew would only meet it there
            lock.lock();
            try {
                few.reversed().forEach(waiting::addFirst);
                long nanos = PAUSE.toNanos();
                while (!over && nanos > 0) nanos = something.awaitNanos(nanos);
            } finally {
                lock.unlock();
            }
        }
    }

    /// Begins with votes that are there already.
    void begin(List<Id> missed, boolean tooFar) {
        change(() -> {
            begun = true;
            gap = tooFar;
            waiting.addAll(missed);
        });
    }

    void tell(Id id) {
        change(() -> {
            if (!begun) return;
            waiting.addLast(id);
            if (waiting.size() <= Tail.HELD) return;
            waiting.removeFirst();
            gap = true;
        });
    }

    void miss() {
        change(() -> gap = begun);
    }

    void end() {
        change(() -> over = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        leaving.accept(this);
    }
}
