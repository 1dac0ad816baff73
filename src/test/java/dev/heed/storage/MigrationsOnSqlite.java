package dev.heed.storage;

import java.nio.file.Path;

final class MigrationsOnSqlite extends MigrationsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptySqlite(data);
    }
}
