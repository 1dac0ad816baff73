package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class AddressOnSqlite extends AddressContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
