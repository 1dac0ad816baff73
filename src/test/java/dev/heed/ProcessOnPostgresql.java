package dev.heed;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ProcessOnPostgresql extends ProcessContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }
}
