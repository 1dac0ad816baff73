package dev.heed.storage;

import java.nio.file.Path;

final class IdsOnPostgresql extends IdsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
