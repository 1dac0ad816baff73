package dev.heed.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
final class Refusals implements HandlerExceptionResolver {
    private static final ModelAndView ANSWERED = new ModelAndView();

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (response.isCommitted()) return tooLate(response);
        if (DisconnectedClientHelper.isClientDisconnectedException(thrown)) return ANSWERED;
        try {
            ProblemWriter.write(problem(thrown), response);
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
            case Refusal refusal -> refusal.problem();
            case NoHandlerFoundException _ -> Problem.notFound();
            // a path variable that is not of its kind names nothing
            case TypeMismatchException _ -> Problem.notFound();
            case HttpRequestMethodNotSupportedException other -> methodNotAllowed(other.getSupportedMethods());
            case RequestRejectedException _ -> Shield.REJECTED;
            case ServletRequestBindingException _ -> Shield.REJECTED;
            default -> Incident.of(thrown);
        };
    }

    private static Problem methodNotAllowed(String @Nullable [] supported) {
        var problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This address does not have that method.");
        return supported == null ? problem : problem.with("Allow", String.join(", ", supported));
    }
}
