package dev.heed.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.util.DisconnectedClientHelper;

/// Catches what got past everything else, so that the container neither logs it with its message nor answers for us.
final class LastResort extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (RequestRejectedException | CloseNowException forOthers) {
            // the firewall's handler, and the container, which closes the connection
            throw forOthers;
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError | LinkageError fault) {
            if (DisconnectedClientHelper.isClientDisconnectedException(fault)) return;
            Problem problem = Incident.of(fault);
            if (response.isCommitted()) throw new CloseNowException();
            ProblemWriter.write(problem, response);
        }
    }
}
