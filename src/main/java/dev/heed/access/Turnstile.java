package dev.heed.access;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets so many at work at a time; the others wait.
final class Turnstile {
    private final Semaphore places;

    Turnstile(int atOnce) {
        places = new Semaphore(atOnce);
    }

    <T> T pass(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /// The same for who waits only so long.
    ///
    /// @return `null` when nobody's place became free in time: then nothing was done
    @Nullable
    Boolean pass(Duration patience, BooleanSupplier work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return work.getAsBoolean();
        } finally {
            places.release();
        }
    }
}
