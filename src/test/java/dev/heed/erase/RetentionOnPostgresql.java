package dev.heed.erase;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class RetentionOnPostgresql extends RetentionContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
