package dev.heed.schedule;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ClockworkOnPostgresql extends ClockworkContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
