package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.storage.schema.Tables;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two roles that `heed migrate --roles` makes, tried.
final class RolesTest {
    @TempDir
    private Path data = Path.of("");

    private static final Pattern ROLE = Pattern.compile("CREATE ROLE (\\w+) LOGIN PASSWORD '(\\w+)'");

    @AfterEach
    void removeRoles() {
        try (TestDatabase test = TestDatabase.emptyPostgresql(data)) {
            test.execute("DROP ROLE IF EXISTS heed_owner", "DROP ROLE IF EXISTS heed_app");
        }
    }

    @Test
    void letTheServerDoEverythingButMakeTables() throws SQLException {
        try (TestDatabase test = TestDatabase.emptyPostgresql(data)) {
            serveWithRoles(test, roles(test));
        }
    }

    @Test
    void takeOverWhatAnotherRoleHasMade() throws SQLException {
        try (TestDatabase test = TestDatabase.postgresql(data)) {
            serveWithRoles(test, roles(test));
            assertThat(new Migrations(test.settings()).pending()).isEmpty();
        }
    }

    private static List<String> roles(TestDatabase test) {
        String script = Roles.sql();
        test.execute(script);
        Matcher made = ROLE.matcher(script);
        return made.results()
                .map(role -> test.url().replaceAll("user=\\w+", "user=" + role.group(1)) + "&password=" + role.group(2))
                .toList();
    }

    private static void serveWithRoles(TestDatabase test, List<String> urls) throws SQLException {
        StorageSettings usual = test.settings();
        StorageSettings settings = new StorageSettings(
                usual.data(),
                urls.getLast(),
                urls.getFirst(),
                usual.statementTimeout(),
                usual.readers(),
                usual.writers(),
                usual.queueRows(),
                usual.queueBytes(),
                usual.commitRows());
        assertThat(urls.getFirst()).contains("heed_owner");
        try (Store store = Store.alone(settings, InstantSource.system()).orElseThrow()) {
            MasterSecret.open(store.directory(), store.database(), null);
            everyTable(store.database());
            assertThat(Recount.repair(store.database()).wrong()).isZero();
            assertThatThrownBy(() -> store.database()
                            .write(sql -> sql.createTable("forbidden")
                                    .column("a", SQLDataType.INTEGER)
                                    .execute()))
                    .hasMessageContaining("42501");
        }
        for (String ddl : List.of(
                "CREATE TABLE t (a int)", "DROP TABLE settings", "CREATE TEMP TABLE t (a int)", "TRUNCATE settings"))
            assertThatThrownBy(() -> execute(urls.getLast(), ddl))
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    /// Reads and deletes in every table that Heed knows; writing and changing are the same grant.
    private static void everyTable(Database database) {
        List<Table<?>> tables = Stream.of(Tables.class.getFields())
                .<Table<?>>map(RolesTest::table)
                .toList();
        assertThat(tables).hasSizeGreaterThan(10);
        database.write(sql -> {
            for (Table<?> table : tables) {
                sql.fetchCount(table);
                sql.deleteFrom(table).where(DSL.falseCondition()).execute();
            }
            return true;
        });
    }

    private static Table<?> table(Field constant) {
        try {
            return (Table<?>) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
