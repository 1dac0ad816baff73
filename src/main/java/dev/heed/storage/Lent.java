package dev.heed.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The connections that write, lent to a library that brings statements of its own: each of them commits by itself.
///
/// On SQLite that is the one writer, so that nobody meets a lock; who borrows it waits for whoever writes, and makes
/// the journal wait. Nothing here ends a statement that runs for long, or counts one that fails: it is for looking up
/// and changing a few rows by their key.
public final class Lent {
    private final DataSource source;
    private final boolean sqlite;

    Lent(DataSource source, boolean sqlite) {
        this.source = source;
        this.sqlite = sqlite;
    }

    public DataSource source() {
        return source;
    }

    /// Binds a point in time, or none, as all columns of times hold it.
    public void bind(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        InstantBinding.bind(statement, index, time, sqlite);
    }

    /// The point in time that a column holds, if any.
    public @Nullable Instant time(ResultSet rows, String column) throws SQLException {
        if (!sqlite) {
            OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        long micros = rows.getLong(column);
        return rows.wasNull() ? null : InstantBinding.instant(micros);
    }
}
