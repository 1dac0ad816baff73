package dev.heed;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ImportCommandOnPostgresql extends ImportCommandContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }
}
