package dev.heed.history;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class SearchOnSqlite extends SearchContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
