package dev.heed.web.pages;

import dev.heed.access.Session;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The cookie of a session: read, set, and taken away.
final class Cookies {
    private Cookies() {}

    /// The token that a request shows, whether it is good or not.
    static Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(Session.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    static void set(Session session, HttpServletRequest request, HttpServletResponse response) {
        send(session.token(), (int) Session.LONGEST.toSeconds(), request, response);
    }

    static void takeAway(HttpServletRequest request, HttpServletResponse response) {
        send("", 0, request, response);
    }

    private static void send(String value, int seconds, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(Session.COOKIE, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        // a proxy may speak TLS for us; whoever says so wrongly only keeps themselves out
        cookie.setSecure(request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
        // a link from elsewhere finds its reader signed in; what changes something asks for more
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }
}
