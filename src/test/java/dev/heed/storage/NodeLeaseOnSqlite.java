package dev.heed.storage;

import java.nio.file.Path;

final class NodeLeaseOnSqlite extends NodeLeaseContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
