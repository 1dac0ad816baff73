package dev.heed.storage;

import java.nio.file.Path;

final class InstantOnSqlite extends InstantContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
