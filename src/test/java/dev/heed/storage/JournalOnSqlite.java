package dev.heed.storage;

import java.nio.file.Path;

final class JournalOnSqlite extends JournalContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
