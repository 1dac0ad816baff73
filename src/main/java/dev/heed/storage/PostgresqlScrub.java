package dev.heed.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of PostgreSQL's tables what deleted rows have left, by `VACUUM`.
///
/// A plain one takes dead rows out of their pages, beside everybody else; it does not write over their bytes, which
/// stand in the free part of a page until something else does. `VACUUM FULL` writes each table anew and drops the
/// old file; nobody else uses the table meanwhile.
///
/// @param url whose role owns the tables, or has been granted MAINTAIN (PostgreSQL 17 and newer)
record PostgresqlScrub(String url) {
    /// Those that hold what people said, or a pseudonym of theirs.
    private static final List<String> TABLES = List.of(
            "user_feedback", "feedback", "revisions", "recommendation_logs", "idempotency_keys", "rollup_label_daily");

    /// What VERBOSE says of rows that an older transaction may still see; of a table, or of one written anew.
    private static final Pattern HELD =
            Pattern.compile("(\\d+) (?:are dead but not yet removable|dead row versions cannot be removed yet)");

    Traces run(boolean anew) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean all = true;
            for (String table : TABLES) {
                statement.execute((anew ? "VACUUM (VERBOSE, FULL) " : "VACUUM (VERBOSE) ") + table);
                all &= done(statement.getWarnings());
                statement.clearWarnings();
            }
            if (!all) return Traces.WAITING;
            return anew ? Traces.GONE : Traces.FREED;
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /// A table of another role is passed over with a warning (class 01); the rest is what VERBOSE tells.
    private static boolean done(SQLWarning said) {
        for (SQLWarning one = said; one != null; one = one.getNextWarning()) {
            if (String.valueOf(one.getSQLState()).startsWith("01")) return false;
            Matcher held = HELD.matcher(String.valueOf(one.getMessage()));
            while (held.find()) if (Long.parseLong(held.group(1)) > 0) return false;
        }
        return true;
    }
}
