package dev.heed.storage;

import java.nio.file.Path;

final class ConstraintOnSqlite extends ConstraintContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
