package dev.heed.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the database is and how it is used.
///
/// @param data the data directory: secret, lock, `server.json`, and the SQLite file
/// @param url a JDBC URL, or `null` for the SQLite file in the data directory
/// @param migrationUrl another URL for migrations only, so that the server's role needs no DDL
/// @param statementTimeout the longest one statement may run
/// @param readers connections for reading
/// @param writers connections for writing on PostgreSQL, and lanes of the journal; SQLite has one
/// @param queueRows how many rows may wait in the journal
/// @param queueBytes how many bytes may wait in the journal
/// @param commitRows the most rows in one commit
public record StorageSettings(
        Path data,
        @Nullable String url,
        @Nullable String migrationUrl,
        Duration statementTimeout,
        int readers,
        int writers,
        int queueRows,
        long queueBytes,
        int commitRows) {

    /// What holds when nothing is said: every figure is explained in the reference of settings.
    public static StorageSettings in(Path data) {
        return new StorageSettings(data, null, null, Duration.ofSeconds(10), 4, 2, 12_000, 64L << 20, 512);
    }

    /// The same, on another database.
    public StorageSettings on(@Nullable String url) {
        return new StorageSettings(
                data, url, migrationUrl, statementTimeout, readers, writers, queueRows, queueBytes, commitRows);
    }

    /// Whether the database is a PostgreSQL server; else it is a SQLite file.
    public boolean postgresql() {
        return url != null && url.startsWith("jdbc:postgresql:");
    }

    /// The SQLite file, there or not; empty on PostgreSQL.
    public Optional<Path> file() {
        if (postgresql()) return Optional.empty();
        return Optional.of(url == null ? data.resolve("heed.db") : Path.of(url.substring("jdbc:sqlite:".length())));
    }
}
