package dev.heed.storage;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/// The database could not do what was asked. The message names no SQL and no value.
public final class StorageException extends RuntimeException {
    /// Whose fault it is, and so what to do next.
    public enum Fault {
        /// One row's: a constraint or a value the database refuses. Without that row the rest can be stored.
        ROW,
        /// Another transaction's: what was read has changed since. Asking again helps.
        STALE,
        /// The load's: no room in the queue, or it is closing. Nothing was stored; later helps.
        BUSY,
        /// The question's: it took longer than a statement may. Asking for less helps.
        SLOW,
        /// The database's or the machine's: away, hung, full, broken. The connection is dropped; later may help.
        AWAY
    }

    private static final String DAMAGED =
            "the database file is damaged: `heed doctor --pages` says where. Keep it, and put a backup in its place.";

    private final Fault fault;

    public StorageException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public StorageException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /// What a driver's exception means. SQLState classes: 22 data, 23 constraint, 40 rollback (ISO 9075-2, table 38);
    /// SQLite's result codes 19 (constraint), 20 (mismatch) and 18 (too big).
    static StorageException of(Throwable thrown) {
        SQLException sql = sqlException(thrown);
        if (sql == null) return new StorageException(Fault.AWAY, "the database did not answer", thrown);
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        int code = sql.getErrorCode() & 0xff;
        if (state.startsWith("40")) return new StorageException(Fault.STALE, "a concurrent change won", thrown);
        if (state.startsWith("22") || state.startsWith("23"))
            return new StorageException(Fault.ROW, "the database refuses a row (" + state + ")", thrown);
        if (state.isEmpty() && (code == 18 || code == 19 || code == 20))
            return new StorageException(Fault.ROW, "the database refuses a row (" + code + ")", thrown);
        // SQLITE_INTERRUPT, query_canceled
        if ((state.isEmpty() && code == 9) || state.equals("57014"))
            return new StorageException(
                    Fault.SLOW, "the database took too long (" + (state.isEmpty() ? code : state) + ")", thrown);
        if (corrupt(sql)) return new StorageException(Fault.AWAY, DAMAGED, thrown);
        return new StorageException(
                Fault.AWAY, "the database failed (" + (state.isEmpty() ? code : state) + ")", thrown);
    }

    private static @Nullable SQLException sqlException(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                // a batch reports its first real failure behind the summary
                return sql.getNextException() == null ? sql : sql.getNextException();
            }
        }
        return null;
    }

    /// Why the database cannot be reached, in the driver's words: no host, wrong password, no such
    /// database. They hold no row and no statement. Empty for any other failure.
    ///
    /// Told by the SQLState: classes 08, 28 and 3D of ISO 9075-2, table 38, and 57P03 of PostgreSQL.
    public Optional<String> unreachable() {
        SQLException sql = sqlException(this);
        if (sql == null || sql.getSQLState() == null || sql.getMessage() == null) return Optional.empty();
        String state = sql.getSQLState();
        boolean connecting =
                state.startsWith("08") || state.startsWith("28") || state.startsWith("3D") || state.equals("57P03");
        return connecting ? sql.getMessage().lines().findFirst() : Optional.empty();
    }

    /// Whether SQLite met a page that is not as it must be, or a file that is none of its own: its result codes 11
    /// (corrupt) and 26 (not a database).
    boolean corrupt() {
        SQLException sql = sqlException(this);
        return sql != null && corrupt(sql);
    }

    private static boolean corrupt(SQLException sql) {
        int code = sql.getSQLState() == null ? sql.getErrorCode() & 0xff : 0;
        return code == 11 || code == 26;
    }

    static boolean fromDriver(RuntimeException thrown) {
        return thrown instanceof DataAccessException;
    }
}
