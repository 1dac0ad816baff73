package dev.heed.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The lock on a file that stands for something only one process may use. Freed by closing it, and by the system when
/// the process ends, however it ends; the file stays.
final class Hold implements AutoCloseable {
    /// What this process holds. The system keeps locks by process: one more look at a lock file from
    /// the process that holds it would set it free.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Hold(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock on a data directory; empty when somebody else has it.
    static Optional<Hold> onDirectory(Path directory) {
        try {
            return take(directory.toRealPath().resolve("heed.lock"));
        } catch (IOException e) {
            throw cannotLock(directory, e);
        }
    }

    /// Takes the lock on a SQLite file, there or not: `….lock` beside it, wherever links lead. Empty when somebody
    /// else has it.
    static Optional<Hold> onDatabase(Path file) {
        try {
            Path real = real(file.toAbsolutePath());
            return take(real.resolveSibling(real.getFileName() + ".lock"));
        } catch (IOException e) {
            throw cannotLock(file, e);
        }
    }

    private static Path real(Path file) throws IOException {
        if (Files.isDirectory(file))
            throw new StorageException(
                    StorageException.Fault.AWAY, file + " is a directory, and should be a SQLite file.");
        if (Files.exists(file)) return file.toRealPath();
        Path folder = Objects.requireNonNull(file.getParent(), "only a directory has none");
        return Files.createDirectories(folder).toRealPath().resolve(file.getFileName());
    }

    private static StorageException cannotLock(Path what, IOException e) {
        return new StorageException(StorageException.Fault.AWAY, "cannot lock " + what.toAbsolutePath(), e);
    }

    private static Optional<Hold> take(Path file) throws IOException {
        if (!HELD.add(file)) return Optional.empty();
        FileChannel channel = null;
        try {
            channel = locked(file);
            return Optional.ofNullable(channel).map(open -> new Hold(file, open));
        } finally {
            if (channel == null) HELD.remove(file);
        }
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            return lock == null ? null : channel;
        } finally {
            if (lock == null) channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) return;
        channel.close();
        HELD.remove(file);
    }
}
