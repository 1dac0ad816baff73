package dev.heed.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Reads files into what the API takes, record by record. Holds one record, and what recognises equal ones again: see
/// [Source].
public final class Importer {
    private final Translation translation;
    private final List<Path> files;

    /// @param given files, or directories where a source takes them
    /// @throws IllegalArgumentException if they cannot be what the source understands
    public Importer(Source source, List<Path> given, Mapping mapping) {
        translation = source.translation(mapping);
        files = translation.files(given);
        files.forEach(Records::checkName);
    }

    /// The files, in the order in which they are read.
    public List<Path> files() {
        return files;
    }

    /// Gives every record to `taker`, in order.
    ///
    /// @param progress is told how many bytes of all files were read
    /// @throws IllegalArgumentException if a file has columns that are not known; what came before was given
    /// @throws IOException if a file cannot be read to its end
    public void each(Consumer<Line> taker, LongConsumer progress) throws IOException {
        long before = 0;
        for (Path file : files) {
            try (Records records = Records.open(file, translation)) {
                for (Line line = records.next(); line != null; line = records.next()) {
                    progress.accept(before + records.bytes());
                    taker.accept(line);
                }
                before += records.bytes();
            }
        }
    }
}
