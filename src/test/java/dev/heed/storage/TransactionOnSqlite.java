package dev.heed.storage;

import java.nio.file.Path;

final class TransactionOnSqlite extends TransactionContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
