package dev.heed.access;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class UserOnPostgresql extends UserContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
