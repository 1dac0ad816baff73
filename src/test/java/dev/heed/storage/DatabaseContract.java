package dev.heed.storage;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What holds on every database: a room writes its tests in an abstract class below this one, and one class of one
/// method for each database, `…OnSqlite` and `…OnPostgresql`.
public abstract class DatabaseContract {
    @TempDir
    protected @Nullable Path folder;

    private @Nullable TestDatabase test;

    /// [TestDatabase#sqlite] or [TestDatabase#postgresql].
    protected abstract TestDatabase create(Path data);

    @BeforeEach
    void create() {
        test = create(data());
    }

    @AfterEach
    void drop() {
        if (test != null) test.close();
    }

    /// The data directory of this test.
    protected final Path data() {
        return java.util.Objects.requireNonNull(folder);
    }

    /// The database of this test.
    protected final TestDatabase test() {
        return java.util.Objects.requireNonNull(test);
    }

    /// The same, open.
    protected final Database database() {
        return test().database();
    }

    protected final StorageSettings settings() {
        return test().settings();
    }

    protected final boolean sqlite() {
        return database().engine().equals("sqlite");
    }
}
