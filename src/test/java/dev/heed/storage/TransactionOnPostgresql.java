package dev.heed.storage;

import java.nio.file.Path;

final class TransactionOnPostgresql extends TransactionContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
