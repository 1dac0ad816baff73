package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class BadInputOnSqlite extends BadInputContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
