package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.domain.Feedback;
import dev.heed.domain.Recommendation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrationsOnPostgresql extends MigrationsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }

    @Test
    void refuseAnOlderServer() throws Exception {
        int real = URI.create(test().url().substring("jdbc:".length())).getPort();
        try (var aged = new AgedPostgresql(real, "14")) {
            String url = test().url().replace(":" + real + "/", ":" + aged.port() + "/");
            var old = new Migrations(at(url));
            var refused = catchThrowableOfType(StorageException.class, old::run);
            assertThat(refused)
                    .isNotNull()
                    .hasMessageStartingWith("the database is PostgreSQL 14.")
                    .hasMessageContaining(", and Heed needs 15 or newer.");
        }
        assertThat(migrations().pending()).isNotEmpty();
        try (var same = new AgedPostgresql(real, "15")) {
            String url = test().url().replace(":" + real + "/", ":" + same.port() + "/");
            assertThat(new Migrations(at(url)).pending()).isNotEmpty();
        }
    }

    private StorageSettings at(String url) {
        StorageSettings usual = test().settings();
        return new StorageSettings(
                usual.data(),
                url,
                null,
                usual.statementTimeout(),
                usual.readers(),
                usual.writers(),
                usual.queueRows(),
                usual.queueBytes(),
                usual.commitRows());
    }

    @ParameterizedTest
    @CsvSource({
        "14.20, 15, false",
        "15, 15, true",
        "15.0, 15, true",
        "18.6 (Debian 18.6-1), 15, true",
        "9.6.24, 15, false",
        "16beta1, 15, true",
        "100, 15, true",
        "3.51.2, 3.51.3, false",
        "3.51.3, 3.51.3, true",
        "3.53, 3.51.3, true"
    })
    void knowAnOlderVersion(String version, String least, boolean recent) {
        assertThat(Database.Version.recent(version, least)).isEqualTo(recent);
    }

    /// Before V6 each bucket had cells of its own. Three of the same make one with three times the counts,
    /// and two one where the first bucket has none.
    @Test
    void gatherTheCellsOfNeighbouringBuckets() throws Exception {
        TestDatabase.migrate(test().url(), "5");
        database().write(Crowd::settle);
        Crowd crowd = new Crowd(1);
        List<Recommendation> shown =
                Stream.generate(crowd::recommendation).limit(20).toList();
        List<Feedback> votes = votes(crowd, shown);
        countByTheHour(votes, shown);
        for (Rollup rollup : BY_THE_HOUR) {
            List<String> columns =
                    Stream.of(rollup.table().fields()).map(Field::getName).toList();
            String rest = String.join(", ", columns.subList(1, columns.size()));
            for (int neighbour : List.of(1, 15))
                test().execute("INSERT INTO " + rollup.table().getName() + " (bucket, " + rest + ") SELECT bucket + "
                        + neighbour + ", " + rest + " FROM " + rollup.table().getName() + " WHERE bucket % 16 = 0");
        }
        for (Rollup rollup : BY_THE_HOUR)
            test().execute("DELETE FROM " + rollup.table().getName() + " WHERE bucket = 32");
        assertThat(migrations().run()).first().asString().startsWith("V6 ");
        Map<String, Long> gathered = PlainCount.of(votes, shown, 4);
        gathered.keySet().removeIf(cell -> cell.startsWith(LABELS));
        gathered.replaceAll((cell, count) -> (cell.contains("[32, ") ? 2 : 3) * count);
        assertThat(gathered.keySet()).anyMatch(cell -> cell.contains("[32, "));
        assertThat(database().read(PlainCount::stored)).isEqualTo(gathered).hasSizeGreaterThan(100);
    }

    /// Flyway sees them; on SQLite it minds tables only.
    @Test
    void refuseAViewOfAnotherProgram() throws Exception {
        test().execute("CREATE VIEW orders AS SELECT 1 AS x");
        var running =
                catchThrowableOfType(StorageException.class, () -> migrations().run());
        assertThat(running).isNotNull().hasMessageContaining("another program");
    }
}
