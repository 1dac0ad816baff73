package dev.heed.storage;

import java.nio.file.Path;

final class JournalOnPostgresql extends JournalContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
