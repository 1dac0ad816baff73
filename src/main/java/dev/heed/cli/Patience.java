package dev.heed.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Tells a person who watches that the work goes on; says nothing to a script. Ends with the work.
final class Patience implements AutoCloseable {
    /// What is done sooner needs no word.
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private @Nullable Future<?> saying;

    private Patience() {}

    static Patience with(Surroundings around, String work) {
        return with(around, work, QUIET, AGAIN);
    }

    static Patience with(Surroundings around, String work, Duration quiet, Duration again) {
        Patience patience = new Patience();
        AtomicLong millis = new AtomicLong(quiet.toMillis());
        if (around.interactive())
            patience.saying = patience.clock.scheduleAtFixedRate(
                    () -> say(around.err(), work, millis.getAndAdd(again.toMillis())),
                    quiet.toMillis(),
                    again.toMillis(),
                    TimeUnit.MILLISECONDS);
        return patience;
    }

    private static void say(PrintWriter err, String work, long millis) {
        err.println(work + "… " + millis / 1_000 + " s");
        err.flush();
    }

    @Override
    public void close() {
        if (saying != null) saying.cancel(false);
        clock.shutdownNow();
    }
}
