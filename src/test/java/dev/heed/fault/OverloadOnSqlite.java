package dev.heed.fault;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class OverloadOnSqlite extends OverloadContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
