package dev.heed.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

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
            "user_feedback",
            "feedback",
            "search_text",
            "revisions",
            "recommendation_logs",
            "idempotency_keys",
            "rollup_label_daily");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// How many lines a plain VERBOSE has before that of the rows: "…: index scans: 0", "pages: …", "tuples: 7 removed,
    /// 5 remain, 2 are dead but not yet removable". By its place: the
    /// words are those of the server's language.
    private static final int LINES_BEFORE = 2;

    Traces run(boolean anew) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            boolean all = true;
            for (String table : TABLES) {
                statement.execute((anew ? "VACUUM (VERBOSE, FULL) " : "VACUUM (VERBOSE) ") + table);
                all &= done(statement.getWarnings(), anew);
                statement.clearWarnings();
            }
            if (!all) return Traces.WAITING;
            return anew ? Traces.GONE : Traces.FREED;
        } catch (SQLException e) {
            throw StorageException.of(e);
        }
    }

    /// A table of another role is passed over with a warning (class 01); of any other VERBOSE tells how many dead rows
    /// an older transaction may still see.
    private static boolean done(SQLWarning said, boolean anew) {
        for (SQLWarning one = said; one != null; one = one.getNextWarning()) {
            if (String.valueOf(one.getSQLState()).startsWith("01")) return false;
            if (held(one, anew) > 0) return false;
        }
        return true;
    }

    private static long held(SQLWarning said, boolean anew) {
        ServerErrorMessage message = said instanceof PSQLWarning warning ? warning.getServerErrorMessage() : null;
        if (message == null) return 0;
        if (anew) return number(message.getDetail(), 0);
        List<String> lines = String.valueOf(message.getMessage()).lines().toList();
        return lines.size() > LINES_BEFORE ? number(lines.get(LINES_BEFORE), 2) : 0;
    }

    /// The n-th number in a text; 0 if it has none.
    private static long number(@Nullable String text, int n) {
        return text == null
                ? 0
                : NUMBER.matcher(text)
                        .results()
                        .skip(n)
                        .mapToLong(found -> Long.parseLong(found.group()))
                        .findFirst()
                        .orElse(0);
    }
}
