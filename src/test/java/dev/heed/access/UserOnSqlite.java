package dev.heed.access;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class UserOnSqlite extends UserContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
