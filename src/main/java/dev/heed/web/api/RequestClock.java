package dev.heed.web.api;

import io.micrometer.core.instrument.Clock;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.servlet.HandlerMapping;

/// Counts every request that passes the firewall, and how long its answer took.
final class RequestClock extends HttpFilter {
    /// Where the kind of problem that a request was answered with is kept, for as long as the request lives.
    static final String PROBLEM = RequestClock.class.getName() + ".problem";

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> VOTES = Set.of("/v1/feedback", "/feedback");

    private final transient Meters meters;

    RequestClock(Meters meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = Clock.SYSTEM.monotonicTime();
        try {
            chain.doFilter(request, response);
        } finally {
            count(request, response.getStatus(), Clock.SYSTEM.monotonicTime() - began);
        }
    }

    private void count(HttpServletRequest request, int status, long nanos) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String route = pattern == null ? "none" : pattern.toString();
        meters.answer(method, route, status, nanos);
        if (method.equals("POST")
                && VOTES.contains(route)
                && request.getAttribute(PROBLEM) instanceof ProblemType problem) meters.reject(problem);
    }
}
