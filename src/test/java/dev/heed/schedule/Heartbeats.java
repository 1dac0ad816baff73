package dev.heed.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The heart of a node that beats when a test says so; one that is left alone is a node that died.
final class Heartbeats extends ScheduledThreadPoolExecutor {
    private final List<Runnable> works = new ArrayList<>();

    Heartbeats() {
        super(1);
    }

    @Override
    public synchronized ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable work, long first, long delay, TimeUnit unit) {
        works.add(work);
        return schedule(() -> {}, 0, unit);
    }

    /// Shows that the node lives, and looks for others that do not.
    synchronized void beat() {
        works.forEach(Runnable::run);
    }
}
