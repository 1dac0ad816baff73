package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import dev.heed.storage.StorageException;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Many ask for a key while the database does not answer.
@Tag("fault")
class LostLookupTest {
    private static final int CALLERS = 10;
    private static final InstantSource CLOCK = InstantSource.system();

    /// One after the other they would wait for as many timeouts as there are callers.
    @Test
    @Timeout(60)
    void whoWaitedForAnotherGetsItsFailure(@TempDir Path data) throws Exception {
        Queue<StorageException> failures = new ConcurrentLinkedQueue<>();
        try (TestDatabase test = TestDatabase.postgresql(data);
                Connection other = test.connect()) {
            Database database = test.open(hurried(test.settings()));
            try (Ids ids = Ids.open(database, CLOCK)) {
                Access access = new Access(database, ids, CLOCK, null);
                String key = access.createKey(access.defaultProject(), KeyKind.SECRET, List.of(), null)
                        .secret();
                other.setAutoCommit(false);
                other.createStatement().execute("LOCK TABLE api_keys IN ACCESS EXCLUSIVE MODE");
                List<Thread> callers = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++)
                    callers.add(Thread.ofPlatform().start(() -> ask(access, key, failures)));
                for (Thread caller : callers) caller.join();
                other.rollback();
            }
        }
        assertThat(failures).hasSize(CALLERS);
        // two asked, and at most as many who came when the first two were gone
        assertThat(failures.stream().filter(failure -> failure.getCause() == null))
                .hasSizeGreaterThanOrEqualTo(CALLERS / 2);
    }

    private static void ask(Access access, String key, Queue<StorageException> failures) {
        try {
            access.check(key, false);
        } catch (StorageException e) {
            failures.add(e);
        }
    }

    private static StorageSettings hurried(StorageSettings usual) {
        return new StorageSettings(
                usual.data(),
                usual.url(),
                null,
                Duration.ofSeconds(1),
                usual.readers(),
                usual.writers(),
                usual.queueRows(),
                usual.queueBytes(),
                usual.commitRows());
    }
}
