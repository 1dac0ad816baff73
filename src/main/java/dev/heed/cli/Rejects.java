package dev.heed.cli;

import dev.heed.imports.Line;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The records that were refused, so that they can be put right and imported: a file for those with the same header,
/// named as the user said, and one for each further header, with a number (`rejects.csv`, `rejects.2.csv`). Without a
/// refusal there is no file, and one of an earlier import goes.
final class Rejects implements AutoCloseable {
    private final Path path;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private record Part(Path path, PartFile file, BufferedWriter out) {
        private static Part open(Path path) throws IOException {
            PartFile file = new PartFile(path);
            return new Part(
                    path, file, new BufferedWriter(new OutputStreamWriter(file.open(), StandardCharsets.UTF_8)));
        }

        private void line(String text) throws IOException {
            out.write(text);
            out.write('\n');
        }
    }

    /// @throws IOException if there can be no such file: said now and not after the import
    Rejects(Path path) throws IOException {
        this.path = path;
        new PartFile(path).close();
    }

    void add(Line.Spot spot) throws IOException {
        Part part = parts.get(spot.header());
        if (part == null) {
            part = Part.open(name(parts.size() + 1));
            parts.put(spot.header(), part);
            if (!spot.header().isEmpty()) part.line(spot.header());
        }
        part.line(spot.text());
    }

    private Path name(int number) {
        if (number == 1) return path;
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 1 ? name : name.substring(0, dot);
        return path.resolveSibling(stem + "." + number + (dot < 1 ? "" : name.substring(dot)));
    }

    /// Gives the files their names.
    List<Path> keep() throws IOException {
        List<Path> kept = new ArrayList<>();
        for (Part part : parts.values()) {
            part.out().flush();
            part.file().keep();
            kept.add(part.path());
        }
        if (kept.isEmpty()) Files.deleteIfExists(path);
        return kept;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts.values())
            try (PartFile file = part.file();
                    BufferedWriter out = part.out()) {
                // the last first; what has no name by now goes
            }
    }
}
