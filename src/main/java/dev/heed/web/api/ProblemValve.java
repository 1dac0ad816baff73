package dev.heed.web.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/// Answers for Tomcat where a request never got as far as a filter: what it could not read, or would not take.
///
/// Public because Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        boolean answered = response.getContentWritten() > 0 || !response.setErrorReported();
        if (response.getStatus() < 400 || answered) return;
        try {
            ProblemWriter.write(problem(response), response.getResponse());
        } catch (IOException nobodyListens) {
            return;
        }
    }

    private static Problem problem(Response response) {
        return switch (response.getStatus()) {
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This server does not have that method.");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "The request is too large.");
            case 503 -> Problem.of(ProblemType.BUSY, "The server is stopping.").with("Retry-After", "5");
            // a transfer coding that is not known
            case 501 -> Shield.REJECTED;
            default ->
                response.getStatus() < 500
                        ? Shield.REJECTED
                        : Problem.of(ProblemType.INTERNAL, "The server could not answer.");
        };
    }
}
