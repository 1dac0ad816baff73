package dev.heed.storage;

import java.nio.file.Path;

final class IdsOnSqlite extends IdsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
