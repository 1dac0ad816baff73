package dev.heed.storage;

import java.nio.file.Path;

final class MigrationsOnPostgresql extends MigrationsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }
}
