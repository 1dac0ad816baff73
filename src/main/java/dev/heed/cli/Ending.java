package dev.heed.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The end of a server that was told to stop: in order, within a bound. A database that hangs may keep what was taken
/// from being written; who sent that has no answer, and sends it again.
final class Ending {
    /// An orderly stop under a hung PostgreSQL takes some thirty seconds with the usual settings; whoever started the
    /// server usually kills it after sixty or ninety.
    static final Duration AT_MOST = Duration.ofSeconds(45);

    private Ending() {}

    /// Closes it, and returns the exit code. It was asked to stop and does so: that is success, where the system would
    /// say 128 and the number of the signal.
    static int of(Running running, Duration atMost, PrintWriter err) {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("heed-close").start(() -> close(running, closed));
        try {
            closed.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return 0;
        } catch (ExecutionException e) {
            return failed(err, Words.of(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (TimeoutException e) {
            return failed(
                    err, "it took longer than " + atMost.toSeconds() + " s. All that was acknowledged is stored.");
        } catch (InterruptedException e) {
            return failed(err, "it was interrupted.");
        }
    }

    private static void close(Running running, CompletableFuture<Void> closed) {
        try {
            running.close();
            closed.complete(null);
        } catch (RuntimeException | Error e) {
            closed.completeExceptionally(e);
        }
    }

    private static int failed(PrintWriter err, String why) {
        err.println("Stopping failed: " + why);
        err.flush();
        return Failure.FAILED;
    }
}
