package dev.heed.storage;

import java.nio.file.Path;

final class ConstraintOnPostgresql extends ConstraintContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
