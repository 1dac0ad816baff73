package dev.heed.history;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class FacetsOnSqlite extends FacetsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
