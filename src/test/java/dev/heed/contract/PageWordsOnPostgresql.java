package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class PageWordsOnPostgresql extends PageWordsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
