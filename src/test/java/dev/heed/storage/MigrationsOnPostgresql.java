package dev.heed.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MigrationsOnPostgresql extends MigrationsContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }

    /// Flyway sees them; on SQLite it minds tables only.
    @Test
    void refuseAViewOfAnotherProgram() throws Exception {
        test().execute("CREATE VIEW orders AS SELECT 1 AS x");
        var running =
                catchThrowableOfType(StorageException.class, () -> migrations().run());
        assertThat(running).isNotNull().hasMessageContaining("another program");
    }
}
