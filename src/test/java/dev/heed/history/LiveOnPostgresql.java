package dev.heed.history;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class LiveOnPostgresql extends LiveContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
