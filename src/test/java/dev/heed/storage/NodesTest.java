package dev.heed.storage;

import static dev.heed.storage.schema.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several nodes on one PostgreSQL.
class NodesTest {
    @TempDir
    Path data = Path.of("");

    @Test
    void migrateOnceWhenTheyStartTogether() {
        int nodes = 3;
        try (TestDatabase test = TestDatabase.emptyPostgresql(data);
                var threads = Executors.newFixedThreadPool(nodes)) {
            IntStream.range(0, nodes)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> new Migrations(test.settings()).run(), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
            test.database().write(Crowd::settle);
            int projects = test.open(test.settings()).read(sql -> sql.fetchCount(PROJECTS));
            assertThat(projects).isEqualTo(Crowd.PROJECT_IDS.size());
        }
    }
}
