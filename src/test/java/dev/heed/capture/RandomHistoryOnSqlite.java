package dev.heed.capture;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

class RandomHistoryOnSqlite extends RandomHistoryContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
