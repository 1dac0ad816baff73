package dev.heed.web.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/// Answers for Tomcat where a request never got as far as a filter: what it could not read, or would not take.
///
/// Public because Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {
    /// How Tomcat says it, in the language of this machine; it has no type of its own for it.
    private static final String HEADERS_TOO_LARGE =
            StringManager.getManager(Http11Processor.class).getString("iib.requestheadertoolarge.error");

    private static final Problem VERSION = Problem.of(ProblemType.MALFORMED, "The HTTP version spoken here is 1.1.");

    private static final Problem TOO_LARGE = Problem.of(
            ProblemType.MALFORMED,
            "The request line and the headers may be at most " + Container.MOST_HEADER_BYTES + " bytes together.");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        boolean answered = response.getContentWritten() > 0 || !response.setErrorReported();
        if (response.getStatus() < 400 || answered) return;
        try {
            ProblemWriter.write(problem(response.getStatus(), fault), response.getResponse());
        } catch (IOException nobodyListens) {
            return;
        }
    }

    private static Problem problem(int status, @Nullable Throwable fault) {
        return switch (status) {
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This server does not have that method.");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "The request is too large.");
            case 503 -> Problem.of(ProblemType.BUSY, "The server is stopping.").with("Retry-After", "5");
            // a transfer coding that is not known
            case 501 -> Shield.REJECTED;
            case 505 -> VERSION;
            default ->
                status < 500 ? unreadable(fault) : Problem.of(ProblemType.INTERNAL, "The server could not answer.");
        };
    }

    /// Where Tomcat stopped: in a body, at the bound on headers, or at anything else before the body.
    private static Problem unreadable(@Nullable Throwable fault) {
        if (fault instanceof IOException) return Shield.CUT_OFF;
        return fault != null && HEADERS_TOO_LARGE.equals(fault.getMessage()) ? TOO_LARGE : Shield.REJECTED;
    }
}
