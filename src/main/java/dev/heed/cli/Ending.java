package dev.heed.cli;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The end of a server that was told to stop: in order, within a bound. A database that hangs may keep what was taken
/// from being written; who sent that has no answer, and sends it again.
final class Ending {
    /// An orderly stop under a hung PostgreSQL takes some thirty seconds with the usual settings; whoever started the
    /// server usually kills it after sixty or ninety.
    static final Duration AT_MOST = Duration.ofSeconds(45);

    private Ending() {}

    /// Closes it, and returns the exit code. It was asked to stop and does so: that is success, where the system would
    /// say 128 and the number of the signal.
    ///
    /// @param complaints hears why it failed
    static int of(Runnable closing, Duration atMost, Consumer<String> complaints) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("heed-close").start(() -> run(closing, closed));
        try {
            closed.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return 0;
        } catch (ExecutionException e) {
            complaints.accept(Words.of(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (TimeoutException e) {
            complaints.accept("it took longer than " + atMost.toSeconds() + " s. All that was acknowledged is stored.");
        } catch (InterruptedException e) {
            complaints.accept("it was interrupted.");
        }
        return Failure.FAILED;
    }

    private static void run(Runnable closing, CompletableFuture<Void> closed) {
        try {
            closing.run();
            closed.complete(null);
        } catch (RuntimeException | Error e) {
            closed.completeExceptionally(e);
        }
    }
}
