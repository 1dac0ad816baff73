package dev.heed.contract;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class PageWordsOnSqlite extends PageWordsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
