package dev.heed.storage;

import java.nio.file.Path;

final class InstantOnPostgresql extends InstantContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
