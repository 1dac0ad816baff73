package dev.heed;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class OwnCommandOnPostgresql extends OwnCommandContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }
}
