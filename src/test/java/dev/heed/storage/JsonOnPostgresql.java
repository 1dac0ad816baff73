package dev.heed.storage;

import java.nio.file.Path;

final class JsonOnPostgresql extends JsonContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
