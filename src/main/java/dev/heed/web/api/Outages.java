package dev.heed.web.api;

import dev.heed.storage.StorageException;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs that the storage was away or had no room: once in a minute for each of the two, and how often since. The words
/// of a [StorageException] name no statement and no value.
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration APART = Duration.ofMinutes(1);

    static final Outages AWAY = new Outages();
    static final Outages BUSY = new Outages();

    private final AtomicLong next = new AtomicLong(Clock.SYSTEM.monotonicTime());
    private final AtomicInteger unsaid = new AtomicInteger();

    void log(StorageException why) {
        long now = Clock.SYSTEM.monotonicTime();
        long due = next.get();
        if (now - due < 0 || !next.compareAndSet(due, now + APART.toNanos())) {
            unsaid.incrementAndGet();
            return;
        }
        LOG.warn(
                "storage {}: {}; {} more since the last such line", why.fault(), why.getMessage(), unsaid.getAndSet(0));
    }
}
