package dev.heed.web.api;

import jakarta.servlet.ServletException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fault of ours, logged under a number that the caller is told.
final class Incident {
    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final int DEEPEST_CAUSE = 8;

    private Incident() {}

    /// Logs the fault and makes the problem to answer with.
    static Problem of(Throwable fault) {
        String number = number();
        // Spring's wrapping says nothing
        Throwable cause = fault instanceof ServletException && fault.getCause() != null ? fault.getCause() : fault;
        LOG.error("incident {}", number, new Trace(cause, DEEPEST_CAUSE));
        return Problem.of(ProblemType.INTERNAL, "Incident " + number + "; the log of the server knows more.");
    }

    /// A number to find a line of the log by.
    static String number() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
    }

    /// What was thrown, by class and place. Its messages stay out of the log: those of libraries quote what was sent.
    private static final class Trace extends Throwable {
        private static final long serialVersionUID = 1L;

        private Trace(Throwable thrown, int deepest) {
            super(thrown.getClass().getName(), cause(thrown, deepest), false, true);
            setStackTrace(thrown.getStackTrace());
        }

        private static @Nullable Throwable cause(Throwable thrown, int deepest) {
            Throwable cause = thrown.getCause();
            return cause == null || deepest == 0 ? null : new Trace(cause, deepest - 1);
        }
    }
}
