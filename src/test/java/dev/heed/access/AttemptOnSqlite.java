package dev.heed.access;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class AttemptOnSqlite extends AttemptContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
