package dev.heed.storage;

import java.nio.file.Path;

final class RollupOnPostgresql extends RollupContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
