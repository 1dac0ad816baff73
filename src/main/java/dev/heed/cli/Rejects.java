package dev.heed.cli;

import dev.heed.imports.Line;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The records that were refused, as they stand in their files, so that they can be put right and imported. Where a
/// file has a header, it stands before the first of its records. Without a refusal there is no file.
final class Rejects implements AutoCloseable {
    private final PartFile file;
    private final BufferedWriter out;
    private String header = "";
    private boolean empty = true;

    Rejects(Path path) throws IOException {
        file = new PartFile(path);
        out = new BufferedWriter(new java.io.OutputStreamWriter(file.open(), StandardCharsets.UTF_8));
    }

    void add(Line.Spot spot) throws IOException {
        if (!spot.header().equals(header)) {
            header = spot.header();
            line(header);
        }
        line(spot.text());
        empty = false;
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    /// Gives the file its name, if there is anything in it.
    void keep() throws IOException {
        out.flush();
        if (!empty) file.keep();
    }

    @Override
    public void close() throws IOException {
        try (file;
                out) {
            // the last first; what has no name by now goes
        }
    }
}
