package dev.heed.storage;

import java.nio.file.Path;

final class StoreOnPostgresql extends StoreContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }
}
