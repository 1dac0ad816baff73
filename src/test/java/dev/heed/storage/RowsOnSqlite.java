package dev.heed.storage;

import java.nio.file.Path;

final class RowsOnSqlite extends RowsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
