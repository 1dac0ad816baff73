package dev.heed.history;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class LiveOnSqlite extends LiveContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
