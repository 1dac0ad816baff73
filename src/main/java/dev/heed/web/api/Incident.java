package dev.heed.web.api;

import jakarta.servlet.ServletException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fault of ours, logged under a number that the caller is told.
///
/// The log gets classes and places, no messages: those of libraries quote what was sent.
final class Incident {
    private static final Logger LOG = LoggerFactory.getLogger(Incident.class);
    private static final int DEEPEST_CAUSE = 8;
    private static final int MOST_FRAMES = 40;

    private Incident() {}

    /// Logs the fault and makes the problem to answer with.
    static Problem of(Throwable fault) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        // Spring's wrapping says nothing
        Throwable cause = fault instanceof ServletException && fault.getCause() != null ? fault.getCause() : fault;
        LOG.error("incident {}: {}", number, trace(cause));
        return Problem.of(ProblemType.INTERNAL, "Incident " + number + "; the log of the server knows more.");
    }

    static String trace(Throwable fault) {
        var trace = new StringBuilder();
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (depth > 0) trace.append("\ncaused by ");
            trace.append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++)
                trace.append("\n\tat ").append(frames[i]);
            cause = cause.getCause();
        }
        return trace.toString();
    }
}
