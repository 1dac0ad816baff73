package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Golden;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One schema, written twice: both databases, the tests' samples and the reference page tell the same.
class SchemaTest {
    @TempDir
    Path data = Path.of("");

    @Test
    void isTheSameOnBothDatabases() throws SQLException {
        Schema sqlite;
        try (TestDatabase test = TestDatabase.sqlite(data)) {
            sqlite = Schema.of(test);
        }
        Schema postgresql = postgresql();
        assertThat(names(sqlite)).isEqualTo(names(postgresql));
        for (Schema.Table table : postgresql.tables()) {
            Schema.Table other = sqlite.table(table.name());
            assertThat(essence(other)).as(table.name()).isEqualTo(essence(table));
            assertThat(other.foreignKeys()).as(table.name()).isEqualTo(table.foreignKeys());
            assertThat(other.indexes()).as(table.name()).isEqualTo(table.indexes());
        }
    }

    private static List<String> names(Schema schema) {
        return schema.tables().stream().map(Schema.Table::name).toList();
    }

    private static List<String> essence(Schema.Table table) {
        return table.columns().stream().map(Schema.Column::essence).toList();
    }

    /// So that a new table is not forgotten in [ConstraintContract].
    @Test
    void hasASampleForEveryTable() throws SQLException {
        assertThat(SampleRows.TABLES.stream().map(Table::getName))
                .containsExactlyInAnyOrderElementsOf(names(postgresql()));
    }

    @Test
    void isDrawnInTheReference() throws SQLException {
        Golden.assertHolds(Path.of("docs/reference/schema.md"), SchemaPage.of(postgresql()));
    }

    private Schema postgresql() throws SQLException {
        try (TestDatabase test = TestDatabase.postgresql(data)) {
            return Schema.of(test);
        }
    }
}
