package dev.heed.web.api;

import dev.heed.access.Session;
import dev.heed.access.Users;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds out who calls: by the key in a header, or else by the cookie of a session.
///
/// A browser sends its cookies along whichever page makes it call. So what changes something must also show, in a
/// header, a word that only pages of this server can know.
final class Callers {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final Bearer bearer;
    private final Users users;

    Callers(Bearer bearer, Users users) {
        this.bearer = bearer;
        this.users = users;
    }

    /// @param sessions whether users may come here
    /// @throws Objection 401 if nobody is known by what was sent, 403 if it may have been sent by another site
    Identity identify(HttpServletRequest request, boolean sessions) {
        boolean keyed = request.getHeader("Authorization") != null;
        String cookie = keyed || !sessions ? null : cookie(request);
        if (cookie == null) return new Identity.Known(bearer.caller(request));
        Session session = users.session(cookie)
                .orElseThrow(() -> Bearer.unauthorized("The session is over, or was never one. Sign in."));
        if (!SAFE.contains(request.getMethod()) && !session.own(request.getHeader(Session.CSRF_HEADER)))
            throw new Objection(Problem.of(
                    ProblemType.FORBIDDEN, "With a session, what changes something needs the header X-CSRF-Token."));
        return new Identity.SignedIn(session);
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return null;
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().equals(Session.COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }
}
