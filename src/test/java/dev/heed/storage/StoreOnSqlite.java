package dev.heed.storage;

import java.nio.file.Path;

final class StoreOnSqlite extends StoreContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptySqlite(data);
    }
}
