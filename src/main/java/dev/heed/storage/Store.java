package dev.heed.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/// The storage of a process that writes: its data directory, the schema up to date, the database open, a
/// number among the nodes; and usually the lock on the directory.
public final class Store implements AutoCloseable {
    private final Deque<AutoCloseable> held = new ArrayDeque<>();
    private final DataDirectory directory;
    private final Database database;
    private final Ids ids;
    private final String schema;

    /// For a server: takes the lock on the data directory, brings the schema up to date and opens the rest; empty when
    /// another process holds the lock.
    ///
    /// @throws StorageException in plain words, if the directory or the database cannot be used
    public static Optional<Store> alone(StorageSettings settings, InstantSource clock) {
        return lock(settings).map(lock -> new Store(lock, settings, clock, Migrations::run));
    }

    /// For a command: the same, but it makes a schema only where there is none, and takes no lock on PostgreSQL, where
    /// any number of processes may write.
    ///
    /// @throws StorageException as above, and if the schema is not that of this version
    public static Optional<Store> beside(StorageSettings settings, InstantSource clock) {
        Optional<AutoCloseable> lock = settings.postgresql() ? Optional.of(() -> {}) : lock(settings);
        return lock.map(taken -> new Store(taken, settings, clock, Migrations::begin));
    }

    /// Takes the lock on the data directory, and the one on the SQLite file, which may lie elsewhere; empty when
    /// another process holds the directory.
    ///
    /// @throws StorageException if a process that works in another directory holds the file
    public static Optional<AutoCloseable> lock(StorageSettings settings) {
        return new DataDirectory(settings.data()).lock().map(directory -> with(directory, settings.file()));
    }

    private static AutoCloseable with(AutoCloseable directory, Optional<Path> file) {
        Deque<AutoCloseable> locks = new ArrayDeque<>();
        locks.push(directory);
        try {
            file.map(Store::lockFile).ifPresent(locks::push);
            return () -> close(locks);
        } catch (RuntimeException e) {
            close(locks);
            throw e;
        }
    }

    private static AutoCloseable lockFile(Path file) {
        return Hold.onDatabase(file)
                .orElseThrow(() -> new StorageException(
                        StorageException.Fault.AWAY,
                        file + " is in use by a Heed with another data directory. One at a time writes to a SQLite"
                                + " file: stop that one first, or use its directory."));
    }

    private Store(AutoCloseable lock, StorageSettings settings, InstantSource clock, Consumer<Migrations> preparation) {
        this.directory = new DataDirectory(settings.data());
        held.push(lock);
        try {
            Migrations migrations = new Migrations(settings);
            preparation.accept(migrations);
            this.schema = migrations.newest();
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

    /// The version of the schema, as in `V7__….sql`.
    public String schema() {
        return schema;
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
        close(held);
    }

    private static void close(Deque<AutoCloseable> held) {
        while (!held.isEmpty()) {
            try {
                held.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close the storage", e);
            }
        }
    }
}
