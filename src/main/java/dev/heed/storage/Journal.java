package dev.heed.storage;

import dev.heed.domain.Id;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Group commit: entries wait in one bounded queue, a writer commits what has gathered, and each caller is answered
/// only after the commit that holds its row.
///
/// The queue is bounded in rows and in bytes; when it is full an entry is refused at once. There is one lane on
/// SQLite and a few on PostgreSQL; an entry's bucket chooses its lane, so that two lanes of one process never meet
/// over the same vote. While the database is away, whoever has waited for longer than a statement may run is refused
/// without another attempt: in a long queue the last would wait for as many attempts as there are commits before it.
public final class Journal implements AutoCloseable {

    /// Writes the entries of one kind that gathered, all in one transaction.
    ///
    /// @param <E> what is to be written
    /// @param <A> the answer to its caller
    public interface Scribe<E, A> {
        /// Writes entries in their order and answers each. Called again with fewer of them when the database refuses
        /// a row, so it must keep nothing from call to call.
        List<A> write(Ledger ledger, List<E> entries);
    }

    /// How often an idle lane looks whether the journal is closing.
    private static final long LOOK_UP_MILLIS = 100;

    private static final String NO_ROOM = "no room in the queue";

    private final Database database;
    private final int commitRows;
    private final long patienceNanos;
    private final int queueRows;
    private final long queueBytes;
    private final AtomicInteger rows = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final List<Lane> lanes = new ArrayList<>();
    private final LongAdder refused = new LongAdder();
    private volatile Watcher watcher = (_, _, _) -> {};
    private volatile boolean closing;

    /// Learns of every commit. Called by the lanes, which wait for it.
    public interface Watcher {
        /// Told after each commit, and after each that failed.
        ///
        /// @param rows how many entries it was to hold
        /// @param nanos how long it took, looking up and writing included
        /// @param stored whether it came about
        void committed(int rows, long nanos, boolean stored);
    }

    /// What waits or is being written, and how much may.
    ///
    /// @param open whether more is taken at all
    public record Queue(int rows, int mostRows, long bytes, long mostBytes, boolean open) {
        /// Whether there is room for one more.
        public boolean takes() {
            return open && rows < mostRows && bytes < mostBytes;
        }
    }

    public Journal(Database database, StorageSettings settings) {
        this.database = database;
        this.commitRows = settings.commitRows();
        this.patienceNanos = settings.statementTimeout().toNanos();
        this.queueRows = settings.queueRows();
        this.queueBytes = settings.queueBytes();
        for (int i = 0; i < database.writers(); i++) lanes.add(new Lane(i));
    }

    /// Writes one entry and waits for the commit that holds it.
    ///
    /// @param bucket the bucket of the row it is about
    /// @param size about how many bytes it holds in memory
    /// @throws StorageException busy: no room, nothing stored; row: the database refuses this one;
    ///     away: not stored, or its outcome is unknown and the same idempotency key tells
    public <E, A> A write(Scribe<E, A> scribe, E entry, int bucket, int size) {
        Waiting<E, A> waiting = new Waiting<>(scribe, entry, size);
        if (!reserve(1, size)) throw new StorageException(StorageException.Fault.BUSY, NO_ROOM);
        lane(bucket).queue.add(waiting);
        return answer(waiting);
    }

    private static <A> A answer(Waiting<?, A> waiting) {
        try {
            return waiting.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }

    /// What somebody brings: something to be written, or what is answered already because it needs no writing.
    ///
    /// @param <E> what is to be written
    /// @param <A> the answer to its caller
    public sealed interface Item<E, A> {
        /// Something to be written.
        ///
        /// @param bucket the bucket of the row it is about
        /// @param size about how many bytes it holds in memory
        record Entry<E, A>(E entry, int bucket, int size) implements Item<E, A> {}

        /// Something that is answered already.
        record Answered<E, A>(A answer) implements Item<E, A> {}
    }

    /// Writes one item and waits for the commit that holds it, as above.
    public <E, A> A write(Scribe<E, A> scribe, Item<E, A> item) {
        return switch (item) {
            case Item.Entry<E, A>(E entry, int bucket, int size) -> write(scribe, entry, bucket, size);
            case Item.Answered<E, A>(A answer) -> answer;
        };
    }

    /// Writes many items, each standing or falling alone, and waits for the commits that hold them. Those of one
    /// bucket are written in their order; how many share a commit is the journal's affair.
    ///
    /// @param failed the answer for one that the storage refuses or may not have taken
    /// @return what became of each, in their order
    /// @throws StorageException busy: no room for all of them, none was taken; else as the first failed, if
    ///     all did
    public <E, A> List<A> writeAll(
            Scribe<E, A> scribe, List<? extends Item<E, A>> items, Function<StorageException, A> failed) {
        List<Waiting<E, A>> waiting = new ArrayList<>(items.size());
        List<Item.Entry<E, A>> entries = new ArrayList<>(items.size());
        long size = 0;
        for (Item<E, A> item : items)
            if (item instanceof Item.Entry<E, A> entry) {
                entries.add(entry);
                size += entry.size;
            }
        if (!reserve(entries.size(), size)) throw new StorageException(StorageException.Fault.BUSY, NO_ROOM);
        for (Item.Entry<E, A> entry : entries) {
            Waiting<E, A> one = new Waiting<>(scribe, entry.entry, entry.size);
            waiting.add(one);
            lane(entry.bucket).queue.add(one);
        }
        return answers(items, waiting, failed);
    }

    private static <E, A> List<A> answers(
            List<? extends Item<E, A>> items, List<Waiting<E, A>> waiting, Function<StorageException, A> failed) {
        List<A> answers = new ArrayList<>(items.size());
        List<StorageException> failures = new ArrayList<>();
        Iterator<Waiting<E, A>> next = waiting.iterator();
        for (Item<E, A> item : items)
            switch (item) {
                case Item.Answered<E, A>(A answer) -> answers.add(answer);
                case Item.Entry<E, A> _ -> {
                    try {
                        answers.add(answer(next.next()));
                    } catch (StorageException e) {
                        failures.add(e);
                        answers.add(failed.apply(e));
                    }
                }
            }
        if (!items.isEmpty() && failures.size() == items.size()) throw failures.getFirst();
        return answers;
    }

    private Lane lane(int bucket) {
        return lanes.get(bucket * lanes.size() / Id.BUCKETS);
    }

    private boolean reserve(int count, long size) {
        // counted before `closing` is read: a lane that sees it set and nothing counted may end
        int waiting = rows.addAndGet(count);
        long held = bytes.addAndGet(size);
        if (waiting <= queueRows && held <= queueBytes && !closing) return true;
        release(count, size);
        refused.add(count);
        return false;
    }

    private void release(int count, long size) {
        rows.addAndGet(-count);
        bytes.addAndGet(-size);
    }

    /// The one who learns of commits from now on, in place of whoever did.
    public void watch(Watcher watcher) {
        this.watcher = watcher;
    }

    public Queue queue() {
        return new Queue(rows.get(), queueRows, bytes.get(), queueBytes, !closing);
    }

    /// How many entries were refused for want of room since the start.
    public long refused() {
        return refused.sum();
    }

    /// How many entries wait or are being written.
    public int depth() {
        return rows.get();
    }

    /// Takes no more, writes what is queued, and returns when it is stored.
    @Override
    public void close() {
        closing = true;
        lanes.forEach(Lane::drain);
    }

    private record Waiting<E, A>(Scribe<E, A> scribe, E entry, int size, long since, CompletableFuture<A> answer) {
        Waiting(Scribe<E, A> scribe, E entry, int size) {
            this(scribe, entry, size, System.nanoTime(), new CompletableFuture<>());
        }
    }

    /// One writer thread. A platform thread: the driver of SQLite is native code.
    private final class Lane implements Runnable {
        private final LinkedBlockingQueue<Waiting<?, ?>> queue = new LinkedBlockingQueue<>();
        private final Thread thread;

        Lane(int number) {
            this.thread = Thread.ofPlatform().name("heed-journal-" + number).start(this);
        }

        @Override
        public void run() {
            List<Waiting<?, ?>> gathered = new ArrayList<>(commitRows);
            while (!closing || rows.get() > 0) {
                if (!gather(gathered)) continue;
                Map<Scribe<?, ?>, List<Waiting<?, ?>>> byScribe = new LinkedHashMap<>();
                for (Waiting<?, ?> waiting : gathered)
                    byScribe.computeIfAbsent(waiting.scribe, scribe -> new ArrayList<>())
                            .add(waiting);
                byScribe.values().forEach(this::commit);
                gathered.clear();
            }
        }

        private boolean gather(List<Waiting<?, ?>> gathered) {
            try {
                Waiting<?, ?> first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) return false;
                gathered.add(first);
                queue.drainTo(gathered, commitRows - 1);
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts a lane", e);
            }
        }

        @SuppressWarnings("unchecked") // grouped by scribe, so entries and answers are of its types
        private <E, A> void commit(List<? extends Waiting<?, ?>> group) {
            commitOrHalve((List<Waiting<E, A>>) group, true);
        }

        private <E, A> void commitOrHalve(List<Waiting<E, A>> group, boolean again) {
            Throwable failure = tryCommit(group);
            if (failure == null) return;
            boolean rowsFault = !(failure instanceof StorageException storage)
                    || storage.fault() == StorageException.Fault.ROW
                    || storage.fault() == StorageException.Fault.STALE;
            if (rowsFault && group.size() > 1) {
                int half = group.size() / 2;
                commitOrHalve(group.subList(0, half), true);
                commitOrHalve(group.subList(half, group.size()), true);
            } else if (rowsFault && again) {
                // alone, once more: another node may have stored the same thing between our look and our insert
                commitOrHalve(group, false);
            } else {
                group.forEach(waiting -> fail(waiting, failure));
                if (!rowsFault) refuseWhoWaitedLong(failure);
            }
        }

        /// Of a batch too, which is in its order here: the rest of it has waited as long.
        private void refuseWhoWaitedLong(Throwable failure) {
            long now = System.nanoTime();
            for (Waiting<?, ?> next = queue.peek();
                    next != null && now - next.since > patienceNanos;
                    next = queue.peek()) fail(queue.remove(), failure);
        }

        private <E, A> @Nullable Throwable tryCommit(List<Waiting<E, A>> group) {
            List<A> answers;
            long began = System.nanoTime();
            try {
                answers = Ledger.write(database, ledger -> answers(ledger, group));
            } catch (RuntimeException | Error e) {
                tell(group.size(), System.nanoTime() - began, false);
                // an error too: a lane that ended would leave its callers waiting for ever
                return e;
            }
            long took = System.nanoTime() - began;
            for (int i = 0; i < group.size(); i++) {
                release(1, group.get(i).size);
                group.get(i).answer.complete(answers.get(i));
            }
            // last: nobody waits for an answer behind it
            tell(group.size(), took, true);
            return null;
        }

        /// A watcher must not end the lane: its callers would wait for ever.
        private void tell(int rows, long nanos, boolean stored) {
            try {
                watcher.committed(rows, nanos, stored);
            } catch (RuntimeException | Error deaf) {
                // what it does not count is not lost: the callers have their answers
            }
        }

        private <E, A> List<A> answers(Ledger ledger, List<Waiting<E, A>> group) {
            List<E> entries = group.stream().map(Waiting::entry).toList();
            List<A> answers = group.getFirst().scribe.write(ledger, entries);
            if (answers.size() != entries.size())
                throw new IllegalStateException(answers.size() + " answers to " + entries.size() + " entries");
            return answers;
        }

        private void fail(Waiting<?, ?> waiting, Throwable failure) {
            release(1, waiting.size);
            waiting.answer.completeExceptionally(failure);
        }

        void drain() {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
