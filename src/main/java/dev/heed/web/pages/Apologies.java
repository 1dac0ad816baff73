package dev.heed.web.pages;

import dev.heed.storage.StorageException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;

/// Decides which page stands in for one that cannot be shown: the one place of this door that does.
/// Leaves what is not a page's to others.
final class Apologies implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(Apologies.class);
    private static final ModelAndView ANSWERED = new ModelAndView();

    private final Press press;

    Apologies(Press press) {
        this.press = press;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        boolean lost = thrown instanceof NoHandlerFoundException && browses(request);
        boolean page = handler instanceof HandlerMethod method && PagesDoor.ours(method.getBeanType());
        if (response.isCommitted() || !(lost || page)) return null;
        try {
            Trouble trouble = trouble(thrown);
            press.print(trouble, trouble.status(), request, response);
        } catch (IOException nobodyListens) {
            return ANSWERED;
        }
        return ANSWERED;
    }

    /// Whether a person lost their way, and not a program.
    private static boolean browses(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/v1/");
    }

    private static Trouble trouble(Exception thrown) {
        return switch (thrown) {
            case Mishap mishap -> mishap.trouble();
            case NoHandlerFoundException _ -> Trouble.absent();
            case TypeMismatchException _ -> Trouble.absent();
            case StorageException storage when storage.fault() != StorageException.Fault.ROW -> Trouble.away();
            default -> {
                String incident =
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
                // messages of libraries quote what was sent: the class and its place are enough
                LOG.error("incident {}: {} at {}", incident, thrown.getClass().getName(), place(thrown));
                yield Trouble.ours(incident);
            }
        };
    }

    /// Where it broke, at the bottom of its causes.
    private static String place(Throwable thrown) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " " + trace[0]);
    }
}
