import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A directory of its own for one run. It goes at the end of a run that agreed, and when the user stops one, together
/// with any server that still works in it. After anything else it stays, and where it is gets said.
final class Workplace implements AutoCloseable {
    private final Path directory;
    private volatile boolean agreed;
    private volatile boolean ended;

    Workplace(String name) throws IOException {
        directory = Files.createTempDirectory(Path.of(System.getenv("HEED_BENCH_DIRECTORY")), "heed-" + name + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopped));
        String type = Files.getFileStore(directory).type();
        if (List.of("tmpfs", "ramfs").contains(type)) {
            System.out.println(
                    "WARNING: " + directory + " is in memory (" + type + "), where durability costs nothing:");
            System.out.println("these figures say little. Name a directory on a disk in HEED_BENCH_DIRECTORY.");
        }
    }

    Path directory() {
        return directory;
    }

    /// A file or directory in it.
    Path at(String name) {
        return directory.resolve(name);
    }

    /// Says whether the run agreed, so that nothing need be kept, and passes that on.
    boolean settled(boolean agreed) {
        this.agreed = agreed;
        return agreed;
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        Server.endAll();
        if (agreed) {
            remove();
        } else {
            System.out.println("The data and logs of this run stay in " + directory);
        }
    }

    private void stopped() {
        if (!ended) {
            ended = true;
            Server.endAll();
            remove();
        }
    }

    private void remove() {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            System.err.println("could not remove " + directory + ": " + e);
        }
    }
}
