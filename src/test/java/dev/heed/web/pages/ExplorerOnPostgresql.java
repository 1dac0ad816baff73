package dev.heed.web.pages;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ExplorerOnPostgresql extends ExplorerContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
