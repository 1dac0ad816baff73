package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class DashboardOnSqlite extends DashboardContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
