package dev.heed.storage;

import java.nio.file.Path;

final class NodeLeaseOnPostgresql extends NodeLeaseContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
