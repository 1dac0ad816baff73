package dev.heed.access;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class ProjectOnPostgresql extends ProjectContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
