package dev.heed.insight;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class InsightOnPostgresql extends InsightContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
