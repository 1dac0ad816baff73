package dev.heed.storage;

import java.nio.file.Path;

final class MasterSecretOnSqlite extends MasterSecretContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
