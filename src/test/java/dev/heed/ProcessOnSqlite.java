package dev.heed;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ProcessOnSqlite extends ProcessContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptySqlite(data);
    }
}
