package dev.heed.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Makes a browser's question whether it may send something (a preflight, Fetch standard, section 4.8) a plain OPTIONS.
/// The answer has no CORS headers, which is a no; the framework would hand it to a part that is not there.
final class NoPreflight extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ASKED = "Access-Control-Request-Method";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean preflight = request.getMethod().equals("OPTIONS") && request.getHeader(ASKED) != null;
        chain.doFilter(preflight ? new Plain(request) : request, response);
    }

    private static final class Plain extends HttpServletRequestWrapper {
        private Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(ASKED) ? null : super.getHeader(name);
        }
    }
}
