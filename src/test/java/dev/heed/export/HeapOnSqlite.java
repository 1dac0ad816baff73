package dev.heed.export;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class HeapOnSqlite extends HeapContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
