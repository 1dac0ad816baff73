package dev.heed.demo;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

class DemoOnPostgresql extends DemoContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.postgresql(data);
    }
}
