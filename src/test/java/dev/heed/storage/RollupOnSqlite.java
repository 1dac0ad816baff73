package dev.heed.storage;

import java.nio.file.Path;

final class RollupOnSqlite extends RollupContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
