package dev.heed.cli;

import dev.heed.imports.Importer;
import dev.heed.imports.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One import under way: gathers batches, sends them, and says of every bad line where it stands and what is wrong.
final class ImportRun {
    /// As many rows as two commits of the journal hold.
    private static final int TOGETHER = 1_000;

    /// Characters; with escapes, far below what a batch may hold.
    private static final int LONGEST_TOGETHER = 1 << 20;

    private final Surroundings around;
    private final Courier courier;
    private final Progress progress;
    private final @Nullable Rejects rejects;
    private final List<Line.Item> batch = new ArrayList<>();
    private int length;
    private long read;
    private long accepted;
    private long duplicates;
    private long revised;
    private long rejected;

    private ImportRun(Surroundings around, Courier courier, Progress progress, @Nullable Rejects rejects) {
        this.around = around;
        this.courier = courier;
        this.progress = progress;
        this.rejects = rejects;
    }

    /// What became of all records.
    ///
    /// @param rejects where the rejected ones are
    record Result(long accepted, long duplicates, long revised, long rejected, List<Path> rejects) {
        Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("accepted", accepted);
            data.put("duplicates", duplicates);
            data.put("revised", revised);
            data.put("rejected", rejected);
            return data;
        }
    }

    /// @throws IOException if a file cannot be read to its end, or the rejects cannot be written; what was read is in
    static Result of(Importer importer, Courier courier, @Nullable Path rejects, Surroundings around)
            throws IOException {
        long whole = 0;
        List<Path> files = new ArrayList<>();
        for (Path file : importer.files()) whole += Files.size(file);
        try (Progress progress = new Progress(around, "Importing", whole);
                Rejects kept = rejects == null ? null : new Rejects(rejects)) {
            ImportRun run = new ImportRun(around, courier, progress, kept);
            try {
                importer.each(run::take, bytes -> progress.show(bytes, run.read + " records"));
                run.send();
            } catch (IOException | IllegalArgumentException brokenOff) {
                // what was read before is in; where the server fails, nothing is sent to it again
                run.send();
                throw brokenOff;
            } finally {
                if (kept != null) files.addAll(kept.keep());
            }
            return new Result(run.accepted, run.duplicates, run.revised, run.rejected, files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void take(Line line) {
        read++;
        switch (line) {
            case Line.Bad(Line.Spot spot, String reason) -> {
                send(); // so that complaints come in the order of the lines
                reject(spot, reason);
            }
            case Line.Item item -> gather(item);
        }
    }

    private void gather(Line.Item item) {
        int more = item.spot().text().length();
        boolean full = batch.size() == TOGETHER || length + more > LONGEST_TOGETHER;
        if (!batch.isEmpty() && (full || batch.getFirst().into() != item.into())) send();
        batch.add(item);
        length += more;
    }

    private void send() {
        if (batch.isEmpty()) return;
        Courier.Brought brought = courier.bring(
                batch.getFirst().into(), batch.stream().map(Line.Item::item).toList());
        accepted += brought.accepted();
        duplicates += brought.duplicates();
        revised += brought.revised();
        brought.rejected().forEach((item, why) -> reject(batch.get(item).spot(), why));
        batch.clear();
        length = 0;
    }

    private void reject(Line.Spot spot, String reason) {
        rejected++;
        progress.clear();
        around.err().println(spot.file() + ":" + spot.line() + ": " + reason);
        try {
            if (rejects != null) rejects.add(spot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
