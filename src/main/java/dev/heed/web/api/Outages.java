package dev.heed.web.api;

import dev.heed.storage.StorageException;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The times in which the storage was away, and those in which it had no room. Each is logged when it begins, once in a
/// minute while it goes on, and when it is over: at the first commit after [#QUIET] without a refusal. Its lines bear
/// one incident number. The words of a [StorageException] are our own and hold no statement and no value; those of its
/// cause are not logged.
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);
    private static final Duration APART = Duration.ofMinutes(1);

    /// Under a load at the limit, refusals and commits alternate: that is one overload and not hundreds.
    private static final Duration QUIET = Duration.ofSeconds(5);

    static final Outages AWAY = new Outages(Clock.SYSTEM::monotonicTime);
    static final Outages BUSY = new Outages(Clock.SYSTEM::monotonicTime);

    private final LongSupplier nanoTime;
    private volatile boolean lasts;
    private String what = "";
    private String incident = "";
    private long began;
    private long said;
    private long newest;
    private long refused;
    private long unsaid;

    /// @param nanoTime a clock that only runs forwards
    Outages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Notes one more refusal, and returns the number under which the log knows of it.
    synchronized String refused(StorageException why) {
        long now = nanoTime.getAsLong();
        newest = now;
        if (!lasts) begin(why, now);
        refused++;
        unsaid++;
        if (now - said >= APART.toNanos()) {
            LOG.warn("{} goes on, incident {}: {} more refused", what, incident, unsaid);
            said = now;
            unsaid = 0;
        }
        return incident;
    }

    private void begin(StorageException why, long now) {
        what = "storage " + why.fault();
        incident = Incident.number();
        began = now;
        said = now;
        refused = 0;
        unsaid = 0;
        lasts = true;
        LOG.warn("{} begins, incident {}: {}", what, incident, why.getMessage());
    }

    /// Notes that something was stored. Costs nothing while all is well.
    void stored() {
        if (lasts) settle();
    }

    private synchronized void settle() {
        long now = nanoTime.getAsLong();
        if (!lasts || now - newest < QUIET.toNanos()) return;
        lasts = false;
        long seconds = Duration.ofNanos(newest - began).toSeconds();
        LOG.warn("{} is over, incident {}: lasted {} s, {} refused", what, incident, seconds, refused);
    }
}
