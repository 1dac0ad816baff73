package dev.heed.storage;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The storage of a process that writes: its data directory, the schema up to date, the database open, a
/// number among the nodes; and usually the lock on the directory.
public final class Store implements AutoCloseable {
    private final Deque<AutoCloseable> held = new ArrayDeque<>();
    private final DataDirectory directory;
    private final Database database;
    private final Ids ids;

    /// Takes the lock on the data directory and opens the rest; empty when another process holds the
    /// lock.
    ///
    /// @throws StorageException in plain words, if the directory or the database cannot be used
    public static Optional<Store> alone(StorageSettings settings, InstantSource clock) {
        DataDirectory directory = new DataDirectory(settings.data());
        return directory.lock().map(lock -> new Store(directory, lock, settings, clock));
    }

    /// The same without the lock: on PostgreSQL, where any number of processes may write.
    public static Store beside(StorageSettings settings, InstantSource clock) {
        if (!settings.postgresql()) throw new IllegalArgumentException("one process at a time writes to a SQLite file");
        return new Store(new DataDirectory(settings.data()), () -> {}, settings, clock);
    }

    private Store(DataDirectory directory, AutoCloseable lock, StorageSettings settings, InstantSource clock) {
        this.directory = directory;
        held.push(lock);
        try {
            new Migrations(settings).run();
            this.database = Database.open(settings);
            held.push(database);
            this.ids = Ids.open(database, clock);
            held.push(ids);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    public DataDirectory directory() {
        return directory;
    }

    public Database database() {
        return database;
    }

    public Ids ids() {
        return ids;
    }

    /// Gives back the node's number, closes the database and frees the lock. Safe to repeat.
    @Override
    public void close() {
        while (!held.isEmpty()) {
            try {
                held.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close the storage", e);
            }
        }
    }
}
