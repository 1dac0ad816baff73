package dev.heed.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Takes out of a SQLite file what deleted rows have left.
///
/// With `secure_delete` whatever is deleted is overwritten where it stands. Two things escape it: older pages in the
/// write-ahead log, which a truncating checkpoint empties; and copies in the unused middle of pages, where SQLite
/// leaves them when it moves rows from one page to another. Only `VACUUM` is rid of those.
record SqliteScrub(HikariDataSource writing, Path file) {
    /// So large a file is written anew in about two seconds, in which votes wait and none is refused.
    private static final long SMALL_BYTES = 256L << 20;

    /// How long writers wait for a checkpoint that waits for readers. It is tried again later.
    private static final int PATIENCE_MILLIS = 100;

    Traces run(Traces.Effort effort) {
        try {
            Connection connection = writing.getConnection();
            boolean sound = false;
            try {
                Traces traces = run(connection, effort);
                sound = true;
                return traces;
            } finally {
                if (sound) connection.close();
                else writing.evictConnection(connection);
            }
        } catch (SQLException e) {
            throw StorageException.of(e);
        } catch (IOException e) {
            throw new StorageException(StorageException.Fault.AWAY, "cannot read " + file, e);
        }
    }

    private Traces run(Connection connection, Traces.Effort effort) throws SQLException, IOException {
        // first, because it tells whether a reader would keep the log from being emptied afterwards
        if (!emptied(connection)) return Traces.WAITING;
        if (effort != Traces.Effort.REWRITE && Files.size(file) > SMALL_BYTES) return Traces.FREED;
        execute(connection, "VACUUM");
        return emptied(connection) ? Traces.GONE : Traces.WAITING;
    }

    private static boolean emptied(Connection connection) throws SQLException {
        execute(connection, "PRAGMA busy_timeout = " + PATIENCE_MILLIS);
        try (var checkpoint = connection.prepareStatement("PRAGMA wal_checkpoint(TRUNCATE)");
                var answer = checkpoint.executeQuery()) {
            // the first column: whether somebody was in the way (https://sqlite.org/pragma.html#pragma_wal_checkpoint)
            return answer.next() && answer.getInt(1) == 0;
        } finally {
            execute(connection, "PRAGMA busy_timeout = " + SqliteEngine.BUSY_MILLIS);
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            statement.execute();
        }
    }
}
