package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class DashboardOnPostgresql extends DashboardContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
