package dev.heed.web.api;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Bounds the memory that bodies may take while they come in, whoever sends how many of them how slowly. Small ones are
/// let through: the bound on connections bounds them.
final class BodyBudget {
    private static final int SMALL = 16 * 1024;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final String KEPT = Share.class.getName();

    private final long most;
    private final int copies;
    private final AtomicLong taken = new AtomicLong();

    /// @param most bytes in memory at once
    /// @param copies how many times over a body is held: its bytes, and what is made of them
    BodyBudget(long most, int copies) {
        this.most = most;
        this.copies = copies;
    }

    /// The bytes of the largest body that this budget holds when it holds no other; a larger one never gets in.
    int largest() {
        return (int) Math.min(Integer.MAX_VALUE, most / copies);
    }

    /// A part of the budget, given back on closing.
    final class Share implements AutoCloseable {
        private final long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /// Holds it for as long as the request lasts: see [#giveBack].
        void keep(ServletRequest request) {
            request.setAttribute(KEPT, this);
        }

        @Override
        public void close() {
            if (bytes > 0) taken.addAndGet(-bytes);
        }
    }

    /// Gives back what a request has kept; safe to repeat.
    static void giveBack(ServletRequest request) {
        if (!(request.getAttribute(KEPT) instanceof Share share)) return;
        request.removeAttribute(KEPT);
        share.close();
    }

    /// Takes what a body may need: its declared length, or the whole limit where that says little.
    ///
    /// @param declared the body's length in bytes; -1 if it is not known
    /// @param packed whether it grows when it is unpacked
    /// @throws Objection 503 if the budget does not hold it now
    Share take(long declared, boolean packed, int limit) {
        long bytes = (long) copies * (declared < 0 || packed ? limit : Math.min(declared, limit));
        if (bytes <= SMALL) return new Share(0);
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw new Objection(Problem.later(ProblemType.BUSY, "Too many large bodies are coming in.", A_MOMENT));
        }
        return new Share(bytes);
    }
}
