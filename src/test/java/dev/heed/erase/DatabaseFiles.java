package dev.heed.erase;

import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;

/// Every byte of the files of a database.
final class DatabaseFiles {
    private DatabaseFiles() {}

    /// How often a text stands in them.
    ///
    /// @param data the data directory
    static int holding(TestDatabase test, Path data, String text) {
        boolean postgresql = test.settings().postgresql();
        if (postgresql) test.execute("CHECKPOINT");
        try (Stream<Path> files = Files.walk(postgresql ? ofPostgresql(test) : data)) {
            return files.filter(Files::isRegularFile)
                    .mapToInt(file -> found(file, text))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int found(Path file, String text) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            int found = 0;
            for (int at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) found++;
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ofPostgresql(TestDatabase test) {
        try (var connection = test.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT current_setting('data_directory'), oid FROM pg_database"
                                + " WHERE datname = current_database()")) {
            rows.next();
            return Path.of(rows.getString(1), "base", rows.getString(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
