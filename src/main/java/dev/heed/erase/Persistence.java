package dev.heed.erase;

import dev.heed.storage.StorageException;
import java.util.function.Supplier;

/// Repeats a batch that meets somebody else's change of the same rows: then the database may end this one, and not
/// that.
final class Persistence {
    /// More in a row than busy writers have ever made necessary in a test.
    private static final int ATTEMPTS = 10;

    private Persistence() {}

    static <T> T with(Supplier<T> batch) {
        for (int attempt = 1; ; attempt++)
            try {
                return batch.get();
            } catch (StorageException e) {
                if (e.fault() != StorageException.Fault.STALE || attempt == ATTEMPTS) throw e;
            }
    }
}
