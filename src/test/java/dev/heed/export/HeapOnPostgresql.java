package dev.heed.export;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class HeapOnPostgresql extends HeapContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
