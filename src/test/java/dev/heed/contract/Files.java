package dev.heed.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;

/// Every byte in a data directory.
final class Files {
    private Files() {}

    /// All files one after the other, a byte a character, once what waits in SQLite's log stands in its file. Holds
    /// whatever a plain editor would find.
    static String bytesUnder(Path data, TestDatabase test) throws IOException {
        if (test.url().startsWith("jdbc:sqlite:")) test.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return bytesUnder(data);
    }

    /// The same as they lie there.
    static String bytesUnder(Path data) throws IOException {
        var bytes = new StringBuilder();
        try (var files = java.nio.file.Files.walk(data)) {
            for (Path file : files.filter(java.nio.file.Files::isRegularFile).toList())
                bytes.append(new String(java.nio.file.Files.readAllBytes(file), ISO_8859_1));
        }
        return bytes.toString();
    }
}
