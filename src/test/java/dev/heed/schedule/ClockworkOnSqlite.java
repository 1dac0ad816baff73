package dev.heed.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ClockworkOnSqlite extends ClockworkContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }

    @Test
    void aLookThatFindsNothingWritesNothing() throws Exception {
        Path log = data().resolve("heed.db-wal");
        Member node = node(Duration.ofHours(1), _ -> "");
        node.look();
        long before = Files.size(log);
        assertThat(before).isPositive();
        for (int i = 0; i < 20; i++) {
            node.heartbeats.beat();
            node.look();
        }
        assertThat(Files.size(log)).isEqualTo(before);
    }
}
