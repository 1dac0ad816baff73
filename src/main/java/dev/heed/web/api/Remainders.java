package dev.heed.web.api;

import io.micrometer.core.instrument.Clock;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// What is still on its way of bodies that were refused. Most clients read no answer before they have sent all, and
/// whoever is cut off meanwhile sees a broken connection in place of the reason.
///
/// So the rest is taken in and forgotten: up to the size of the largest batch, for some seconds, of a bounded
/// number at once. It costs a connection and a few kilobytes. What is beyond that the container cuts off.
final class Remainders {
    private static final int AT_ONCE = 64;

    /// A batch of the largest size comes over a line of 16 Mbit/s in about this time. One read more may begin at its
    /// end, and wait as long as any other: see [Container].
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PIECE = 8 * 1024;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /// Reads the rest of a body, if somebody waits for that.
    void takeIn(HttpServletRequest request) {
        // RFC 9110, section 10.1.1: who asks first is answered, and sends nothing
        if (request.getHeader("Expect") != null || !places.tryAcquire()) return;
        try {
            takeIn(request.getInputStream());
        } catch (IOException brokenOff) {
            // nobody is there to be answered
        } finally {
            places.release();
        }
    }

    private static void takeIn(InputStream body) throws IOException {
        byte[] piece = new byte[PIECE];
        long began = Clock.SYSTEM.monotonicTime();
        int left = Body.MOST_OF_BATCH;
        while (left > 0 && Clock.SYSTEM.monotonicTime() - began < PATIENCE.toNanos()) {
            int read = body.read(piece, 0, Math.min(piece.length, left));
            if (read < 0) return;
            left -= read;
        }
    }
}
