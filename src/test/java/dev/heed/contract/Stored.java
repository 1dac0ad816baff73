package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything that is stored, as plain JDBC sees it: each table's rows as text, in an order of their own.
///
/// Left out is what changes by itself: the leases of nodes, and the migrations' own table.
record Stored(Map<String, List<String>> rows) {
    private static final Set<String> RESTLESS = Set.of("nodes", "flyway_schema_history");

    static Stored in(TestDatabase test) {
        try (Connection connection = test.connect()) {
            return in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stored in(Connection connection) throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (String table : tables(connection)) if (!RESTLESS.contains(table)) rows.put(table, rows(connection, table));
        return new Stored(rows);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        boolean server = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
        try (ResultSet found =
                connection.getMetaData().getTables(null, server ? "public" : null, "%", new String[] {"TABLE"})) {
            while (found.next()) tables.add(found.getString("TABLE_NAME"));
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= columns; i++)
                    row.append(found.getMetaData().getColumnName(i))
                            .append('=')
                            .append(found.getString(i))
                            .append(' ');
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }

    /// The same rows everywhere but in the audit log: that something was asked and refused stands there, and only
    /// there.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stored(var others) && withoutAudit(rows).equals(withoutAudit(others));
    }

    @Override
    public int hashCode() {
        return withoutAudit(rows).hashCode();
    }

    private static Map<String, List<String>> withoutAudit(Map<String, List<String>> rows) {
        var less = new TreeMap<>(rows);
        less.remove("audit");
        return less;
    }

    /// How many rows a table has.
    int count(String table) {
        List<String> found = rows.get(table);
        if (found == null) throw new AssertionError("there is no table " + table);
        return found.size();
    }

    /// All of it, a row a line.
    String text() {
        var text = new StringBuilder();
        rows.forEach((table, found) ->
                found.forEach(row -> text.append(table).append(": ").append(row).append('\n')));
        return text.toString();
    }
}
