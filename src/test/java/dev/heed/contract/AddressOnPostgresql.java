package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class AddressOnPostgresql extends AddressContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
