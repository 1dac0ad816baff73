package dev.heed.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Bounds the memory that bodies may take while they come in, whoever sends how many of them how slowly. Small ones are
/// let through: the bound on connections bounds them.
final class BodyBudget {
    private static final int SMALL = 16 * 1024;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /// @param most bytes in memory at once
    BodyBudget(long most) {
        this.most = most;
    }

    /// A part of the budget, given back on closing.
    final class Share implements AutoCloseable {
        private final long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            if (bytes > 0) taken.addAndGet(-bytes);
        }
    }

    /// Takes what this request's body may need: its declared length, or the whole limit where that says little.
    ///
    /// @throws Refusal 503 if the budget does not hold it now
    Share take(HttpServletRequest request, int limit) {
        long declared = request.getContentLengthLong();
        boolean exact = declared >= 0 && request.getHeader("Content-Encoding") == null;
        long bytes = exact ? Math.min(declared, limit) : limit;
        if (bytes <= SMALL) return new Share(0);
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw new Refusal(
                    Problem.later(ProblemType.BUSY, "Too many large bodies are coming in at once.", A_MOMENT));
        }
        return new Share(bytes);
    }
}
