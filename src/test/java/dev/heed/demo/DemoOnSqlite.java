package dev.heed.demo;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

class DemoOnSqlite extends DemoContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }
}
