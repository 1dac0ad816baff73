package dev.heed.web.pages;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ExplorerOnSqlite extends ExplorerContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
