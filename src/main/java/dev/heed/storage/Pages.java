package dev.heed.storage;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Whether the file that holds the database is whole, page by page. Reads all of it; memory stays small, and writers do
/// not wait.
///
/// SQLite keeps no check sums: a page that lost its form is noticed, a letter within a text that became another is not
/// (https://sqlite.org/pragma.html#pragma_quick_check).
public final class Pages {
    /// With so many the search ends: what to do is clear by then.
    public static final int MOST_FAULTS = 100;

    private Pages() {}

    /// What was found.
    public sealed interface State {}

    /// Every page has its form.
    public record Whole() implements State {}

    /// Some have not.
    ///
    /// @param faults at most [#MOST_FAULTS]
    /// @param first the first of them, in the words of SQLite: pages and trees by their numbers, no row
    public record Damaged(int faults, String first) implements State {}

    /// A server has them in its care.
    public record Elsewhere() implements State {}

    /// Looks for faults. A search that gives no row for five minutes is ended.
    ///
    /// @throws StorageException if the file cannot be searched for another reason, or it took too long
    public static State check(Database database) {
        if (!database.engine().equals("sqlite")) return new Elsewhere();
        try {
            return state(database.stream(Pages::search)
                    .orElseThrow(
                            () -> new StorageException(StorageException.Fault.BUSY, "two long reads run already")));
        } catch (StorageException e) {
            if (!e.corrupt()) throw e;
            return new Damaged(1, "a page cannot be read");
        }
    }

    private static List<String> search(LongRead read) {
        return read.sql().connectionResult(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("PRAGMA quick_check(" + MOST_FAULTS + ")")) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        });
    }

    /// A damaged tree is said in several lines of one row.
    private static State state(List<String> found) {
        if (found.equals(List.of("ok"))) return new Whole();
        String first = found.isEmpty() ? "" : found.getFirst();
        return new Damaged(found.size(), first.lines().findFirst().orElse("").strip());
    }
}
