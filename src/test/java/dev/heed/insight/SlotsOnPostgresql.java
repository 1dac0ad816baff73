package dev.heed.insight;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class SlotsOnPostgresql extends SlotsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
