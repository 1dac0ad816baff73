package dev.heed.erase;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ScanBesideOnSqlite extends ScanBesideContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
