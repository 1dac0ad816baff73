package dev.heed.storage;

import java.nio.file.Path;

final class MasterSecretOnPostgresql extends MasterSecretContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
