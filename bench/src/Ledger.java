import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// One client's own file of what the server has acknowledged: a line is written only after a 2xx has been read.
/// The client outlives the server, so the lines need no sync of their own.
final class Ledger implements AutoCloseable {
    private final Path file;
    private final OutputStream out;

    Ledger(Path file) throws IOException {
        this.file = file;
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void acknowledged(Line line) throws IOException {
        out.write((line.id() + " " + line.key() + " " + line.number() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Everything acknowledged so far, read from the file.
    List<Line> lines() throws IOException {
        return Files.readAllLines(file).stream().map(Line::read).toList();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /// @param id what the server named the vote
    /// @param key its idempotency key
    /// @param number its number among all votes of the run, which also stands in its metadata
    record Line(String id, String key, long number) {
        static Line read(String line) {
            String[] words = line.split(" ");
            return new Line(words[0], words[1], Long.parseLong(words[2]));
        }
    }
}
