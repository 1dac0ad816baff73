package dev.heed.erase;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ScanBesideOnPostgresql extends ScanBesideContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
