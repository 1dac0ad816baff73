package dev.heed;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ExportCommandOnSqlite extends ExportCommandContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptySqlite(data);
    }
}
