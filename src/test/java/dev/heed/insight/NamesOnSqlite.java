package dev.heed.insight;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class NamesOnSqlite extends NamesContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
