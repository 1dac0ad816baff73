package dev.heed.storage;

import java.nio.file.Path;

final class RowsOnPostgresql extends RowsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
