package dev.heed.web.api;

import dev.heed.storage.StorageException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Decides what an exception out of a route is answered with: the one place of this door that does.
final class Answers implements HandlerExceptionResolver {
    private static final ModelAndView ANSWERED = new ModelAndView();
    /// For whoever may still listen: no answer at all would be an empty 200.
    private static final Problem BROKEN_OFF = Problem.of(ProblemType.MALFORMED, "The connection broke off.");
    /// In which a full queue has long been written.
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    /// In which a database may have been started again.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (response.isCommitted()) return tooLate(response);
        try {
            Problem problem = problem(thrown);
            request.setAttribute(RequestClock.PROBLEM, problem.type());
            ProblemWriter.write(problem, response);
        } catch (IOException nobodyListens) {
            return ANSWERED;
        }
        return ANSWERED;
    }

    /// Tomcat may have refused the rest of a body by itself; then its answer, with the same status, is under way.
    /// Else half an answer is out: let the connection break, so that nobody takes it for a whole one.
    private static @Nullable ModelAndView tooLate(HttpServletResponse response) {
        return response.getStatus() < 400 ? null : ANSWERED;
    }

    private static Problem problem(Exception thrown) {
        return switch (thrown) {
            case Objection objection -> objection.problem();
            case NoHandlerFoundException _ -> Problem.notFound();
            // a path variable that is not of its kind names nothing
            case TypeMismatchException _ -> Problem.notFound();
            case HttpRequestMethodNotSupportedException other -> methodNotAllowed(other.getSupportedMethods());
            case RequestRejectedException _ -> Shield.REJECTED;
            case ServletRequestBindingException _ -> Shield.REJECTED;
            // before it is taken for a client that hung up: a database that does throws the same exceptions
            case StorageException storage -> storage(storage);
            default ->
                DisconnectedClientHelper.isClientDisconnectedException(thrown) ? BROKEN_OFF : Incident.of(thrown);
        };
    }

    /// What a failure of the storage is called on the wire.
    static Problem storage(StorageException thrown) {
        return switch (thrown.fault()) {
            case BUSY -> {
                Outages.BUSY.refused(thrown);
                yield busy();
            }
            case STALE -> busy();
            case SLOW, AWAY ->
                Problem.later(
                        ProblemType.STORAGE_AWAY,
                        "The storage does not answer. Incident " + Outages.AWAY.refused(thrown)
                                + "; the log of the server knows more.",
                        A_WHILE);
            // what the database refuses should have been refused before
            case ROW -> Incident.of(thrown);
        };
    }

    private static Problem busy() {
        return Problem.later(ProblemType.BUSY, "Nothing was stored.", A_MOMENT);
    }

    private static Problem methodNotAllowed(String @Nullable [] supported) {
        var problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This address does not have that method.");
        return supported == null ? problem : problem.with("Allow", String.join(", ", supported));
    }
}
