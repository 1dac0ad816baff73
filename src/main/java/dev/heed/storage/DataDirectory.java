package dev.heed.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The directory (0700) that holds the secret, the lock, `server.json` and the SQLite file.
public final class DataDirectory {
    private static final Pattern SERVER =
            Pattern.compile("\\{\"pid\":(\\d+),\"url\":\"([^\"]+)\",\"token\":\"([^\"]+)\"}\\s*");

    private final Path path;

    /// Creates the directory where there is none. One that is there keeps its permissions.
    public DataDirectory(Path path) {
        this.path = path;
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                Database.ownerOnly(path);
            }
        } catch (IOException e) {
            throw new StorageException(
                    StorageException.Fault.AWAY, "cannot create the data directory " + path.toAbsolutePath(), e);
        }
    }

    public Path path() {
        return path;
    }

    /// A running server, as it wrote itself into `server.json`.
    public record Server(long pid, String url, String token) {}

    /// Takes the one lock on this directory, or nothing when another process holds it. Freed by closing it, and by
    /// the system when the process ends, however it ends.
    public Optional<AutoCloseable> lock() {
        return Hold.onDirectory(path).map(hold -> hold);
    }

    /// The server that runs on this directory; empty when none does (a file left by a killed one does not count).
    public Optional<Server> server() {
        try {
            Matcher match = SERVER.matcher(Files.readString(path.resolve("server.json")));
            if (!match.matches()) return Optional.empty();
            Server server = new Server(Long.parseLong(match.group(1)), match.group(2), match.group(3));
            return ProcessHandle.of(server.pid()).isPresent() ? Optional.of(server) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Announces a server to the commands beside it. Removed by closing it.
    public AutoCloseable announce(Server server) {
        Path file = path.resolve("server.json");
        writePrivately(
                file,
                "{\"pid\":" + server.pid() + ",\"url\":\"" + server.url() + "\",\"token\":\"" + server.token()
                        + "\"}\n");
        return () -> Files.deleteIfExists(file);
    }

    /// Writes a file (0600) whole or not at all; when this returns, it outlasts a loss of power.
    void writePrivately(Path file, String text) {
        try (Draft draft = new Draft(file)) {
            Files.writeString(draft.path(), text);
            draft.moveTo(file);
        } catch (IOException e) {
            throw new StorageException(StorageException.Fault.AWAY, "cannot write " + file, e);
        }
    }
}
