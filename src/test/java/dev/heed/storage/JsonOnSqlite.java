package dev.heed.storage;

import java.nio.file.Path;

final class JsonOnSqlite extends JsonContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
