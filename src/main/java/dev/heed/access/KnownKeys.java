package dev.heed.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.heed.storage.StorageException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What is known of the keys that were asked for lately, so that a request seldom asks the database.
///
/// A stranger's guesses are remembered apart from real keys, so that they push none out, and however many arrive at
/// once, they wait for one another: looking them up takes two of the database's readers at most. When the database
/// fails one of them, it has failed all who waited: one after the other they would wait for minutes.
final class KnownKeys {
    /// How long an answer is believed: the longest that a key revoked elsewhere still works here.
    static final Duration BELIEVED = Duration.ofSeconds(3);

    /// About 1 kB each: at most 10 MB. An instance has tens of keys, seldom thousands.
    private static final int KEYS_AT_MOST = 10_000;

    /// About 200 bytes each: at most 2 MB.
    private static final int GUESSES_AT_MOST = 10_000;

    private static final int LOOKUPS_AT_ONCE = 2;

    private final KeyQuery stored;
    private final Cache<String, Known> keys;
    private final Cache<String, Boolean> guesses;
    private final Semaphore lookups = new Semaphore(LOOKUPS_AT_ONCE);
    private final AtomicLong epoch = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /// @param epoch the epoch that had begun when the database was asked
    private record Known(KeyQuery.Owned key, long epoch) {}

    KnownKeys(KeyQuery stored, Ticker ticker) {
        this.stored = stored;
        this.keys = cache(KEYS_AT_MOST, ticker).build();
        this.guesses = cache(GUESSES_AT_MOST, ticker).build();
    }

    private static Caffeine<Object, Object> cache(int entries, Ticker ticker) {
        // in the caller's thread: the work is small, and no pool has to be closed
        return Caffeine.newBuilder()
                .maximumSize(entries)
                .expireAfterWrite(BELIEVED)
                .ticker(ticker)
                .executor(Runnable::run);
    }

    Optional<KeyQuery.Owned> hashed(String hash) {
        KeyQuery.Owned known = known(hash);
        if (known != null) return Optional.of(known);
        if (guesses.getIfPresent(hash) != null) return Optional.empty();
        long failed = failures.get();
        lookups.acquireUninterruptibly();
        try {
            // another may have asked meanwhile
            KeyQuery.Owned meanwhile = known(hash);
            if (meanwhile != null) return Optional.of(meanwhile);
            if (failures.get() != failed)
                throw new StorageException(StorageException.Fault.AWAY, "others got no answer");
            return lookUp(hash);
        } catch (StorageException e) {
            failures.incrementAndGet();
            throw e;
        } finally {
            lookups.release();
        }
    }

    private KeyQuery.@Nullable Owned known(String hash) {
        Known known = keys.getIfPresent(hash);
        return known != null && known.epoch == epoch.get() ? known.key : null;
    }

    private Optional<KeyQuery.Owned> lookUp(String hash) {
        long asked = epoch.get();
        Optional<KeyQuery.Owned> found = stored.hashed(hash);
        found.ifPresentOrElse(key -> keys.put(hash, new Known(key, asked)), () -> guesses.put(hash, true));
        return found;
    }

    /// Something about keys or projects has changed, and is committed: what was read before is no longer believed,
    /// also what another thread has read and not yet remembered.
    void changed() {
        epoch.incrementAndGet();
    }
}
