package dev.heed.storage;

import java.time.Duration;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/// A snapshot that is read row by row, for as long as whoever takes the rows needs: see [Database#stream].
public final class LongRead {
    /// How long a search may find no row, and on PostgreSQL how long nobody may ask for the next rows. A rare row may
    /// lie behind millions of others.
    static final Duration SILENCE = Duration.ofMinutes(5);

    /// How many rows PostgreSQL sends at a time: even of the longest, so many fit into a small heap.
    private static final int ROWS_AT_ONCE = 100;

    private final DSLContext sql;

    LongRead(DSLContext sql) {
        this.sql = sql;
    }

    /// For short questions to the same snapshot, also between two rows.
    public DSLContext sql() {
        return sql;
    }

    /// Hands over the rows of an answer one after the other; holds at most a hundred of them.
    public <R extends Record> void each(ResultQuery<R> question, Consumer<R> taker) {
        StatementWatch.Watched watched = StatementWatch.of(sql);
        try (Cursor<R> rows = question.fetchSize(ROWS_AT_ONCE).fetchLazy()) {
            for (R row = next(rows, watched); row != null; row = next(rows, watched)) taker.accept(row);
        }
    }

    private static <R extends Record> @Nullable R next(Cursor<R> rows, StatementWatch.Watched watched) {
        watched.wait(true);
        try {
            return rows.fetchNext();
        } finally {
            watched.wait(false);
        }
    }
}
