package dev.heed.storage;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The tables of a migrated database, as its own metadata tells them.
record Schema(List<Table> tables) {

    /// @param keys the columns of the primary key, in its order
    /// @param foreignKeys `column -> table.column`
    /// @param indexes name to `unique (columns)` or `(columns)`, without that of the primary key
    /// @param checks conditions of the rows, as PostgreSQL writes them; empty on SQLite
    record Table(
            String name,
            List<Column> columns,
            List<String> keys,
            Set<String> foreignKeys,
            Map<String, String> indexes,
            List<String> checks) {}

    /// @param type in the database's own words
    /// @param standard the default as the database writes it, or `null`
    record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String standard) {

        /// What both databases must agree on.
        String essence() {
            String family = switch (type.toLowerCase(Locale.ROOT)) {
                case "int4", "int8", "integer", "bigint" -> "whole number";
                case "float8", "real" -> "number";
                case "text", "jsonb" -> "text";
                case "bytea", "blob" -> "bytes";
                case "bool", "boolean" -> "boolean";
                case "timestamptz", "timestamp" -> "time";
                default -> throw new IllegalArgumentException("a type that one of the databases lacks: " + type);
            };
            return name + " " + family + (nullable ? "" : " not null") + (standard == null ? "" : " default");
        }
    }

    static Schema of(TestDatabase test) throws SQLException {
        try (Connection connection = test.connect()) {
            List<Table> tables = new ArrayList<>();
            try (ResultSet rows =
                    connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (rows.next()) {
                    String name = rows.getString("TABLE_NAME");
                    if (!name.equals("flyway_schema_history") && !fullText(name)) tables.add(table(connection, name));
                }
            }
            tables.sort(java.util.Comparator.comparing(Table::name));
            return new Schema(tables);
        }
    }

    /// The index of words, on SQLite a table with tables of its own, on PostgreSQL an index.
    private static boolean fullText(String name) {
        return name.contains("_fts");
    }

    Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(Connection connection, String name) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        return new Table(
                name,
                columns(data, connection.getSchema(), name),
                keys(data, connection.getSchema(), name),
                foreignKeys(data, connection.getSchema(), name),
                indexes(data, connection.getSchema(), name),
                checks(connection, name));
    }

    private static List<Column> columns(DatabaseMetaData data, @Nullable String schema, String table)
            throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = data.getColumns(null, schema, table, "%")) {
            while (rows.next())
                columns.add(new Column(
                        rows.getString("COLUMN_NAME"),
                        rows.getString("TYPE_NAME"),
                        rows.getString("IS_NULLABLE").equals("YES"),
                        rows.getString("COLUMN_DEF")));
        }
        return columns;
    }

    private static List<String> keys(DatabaseMetaData data, @Nullable String schema, String table) throws SQLException {
        Map<Short, String> keys = new TreeMap<>();
        try (ResultSet rows = data.getPrimaryKeys(null, schema, table)) {
            while (rows.next()) keys.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
        }
        return List.copyOf(keys.values());
    }

    private static Set<String> foreignKeys(DatabaseMetaData data, @Nullable String schema, String table)
            throws SQLException {
        Set<String> keys = new TreeSet<>();
        try (ResultSet rows = data.getImportedKeys(null, schema, table)) {
            while (rows.next())
                keys.add(rows.getString("FKCOLUMN_NAME") + " -> " + rows.getString("PKTABLE_NAME") + "."
                        + rows.getString("PKCOLUMN_NAME"));
        }
        return keys;
    }

    private static Map<String, String> indexes(DatabaseMetaData data, @Nullable String schema, String table)
            throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        Set<String> unique = new TreeSet<>();
        try (ResultSet rows = data.getIndexInfo(null, schema, table, false, true)) {
            while (rows.next()) {
                String index = Objects.requireNonNull(rows.getString("INDEX_NAME"));
                if (index.endsWith("_pkey") || index.startsWith("sqlite_autoindex") || fullText(index)) continue;
                columns.computeIfAbsent(index, name -> new ArrayList<>()).add(rows.getString("COLUMN_NAME"));
                if (!rows.getBoolean("NON_UNIQUE")) unique.add(index);
            }
        }
        Map<String, String> indexes = new TreeMap<>();
        columns.forEach((index, of) ->
                indexes.put(index, (unique.contains(index) ? "unique (" : "(") + String.join(", ", of) + ")"));
        return indexes;
    }

    private static List<String> checks(Connection connection, String table) throws SQLException {
        List<String> checks = new ArrayList<>();
        if (connection.getMetaData().getURL().startsWith("jdbc:sqlite:")) return checks;
        try (var question = connection.prepareStatement("SELECT pg_get_constraintdef(oid, true) FROM pg_constraint"
                + " WHERE contype = 'c' AND conrelid = CAST(? AS regclass) ORDER BY conname")) {
            question.setString(1, table);
            try (ResultSet rows = question.executeQuery()) {
                while (rows.next())
                    checks.add(rows.getString(1).substring("CHECK (".length()).replaceFirst("\\)$", ""));
            }
        }
        return checks;
    }
}
