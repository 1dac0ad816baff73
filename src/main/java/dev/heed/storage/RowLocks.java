package dev.heed.storage;

import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;

/// Locks on rows that a transaction reads and relies on until it commits. A SQLite file has one writer, which needs
/// none.
public final class RowLocks {
    private RowLocks() {}

    /// Rows that are about to be changed: nobody else changes, removes or [relies][#relying] on them meanwhile.
    public static <R extends Record> ResultQuery<R> changing(SelectForUpdateStep<R> rows) {
        return needed(rows) ? rows.forUpdate() : rows;
    }

    /// Rows that must stay as they are; others may rely on them too.
    public static <R extends Record> ResultQuery<R> relying(SelectForUpdateStep<R> rows) {
        return needed(rows) ? rows.forKeyShare() : rows;
    }

    /// Rows that are about to be changed, without those that somebody else is at work with just now.
    public static <R extends Record> ResultQuery<R> idle(SelectForUpdateStep<R> rows) {
        return needed(rows) ? rows.forUpdate().skipLocked() : rows;
    }

    private static boolean needed(SelectForUpdateStep<?> rows) {
        return rows.configuration() == null || rows.configuration().family() != SQLDialect.SQLITE;
    }
}
