package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Answer;
import dev.heed.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/// Reads the key out of `Authorization: Bearer …` (RFC 6750, section 2.1) and asks whose it is.
///
/// No key, a malformed header and an unknown key answer alike. That a key has expired or was revoked is said, because
/// only somebody who holds the whole key can hear it.
final class Bearer {
    private static final String SCHEME = "bearer ";
    /// Ours are under 80 characters; the rest is room for tokens of other makers.
    private static final int LONGEST = 200;

    private final Access access;

    Bearer(Access access) {
        this.access = access;
    }

    /// @throws Objection 401 if there is no good key
    Caller caller(HttpServletRequest request) {
        String key = key(request.getHeaders("Authorization"));
        if (key == null) throw unauthorized("Send one header Authorization: Bearer with a key of this server.");
        return switch (access.check(key, fromHere(request))) {
            case Answer.Known(Caller caller) -> caller;
            case Answer.Unknown _ ->
                throw unauthorized("Send one header Authorization: Bearer with a key of this server.");
            case Answer.Expired _ -> throw unauthorized("This key has expired.");
            case Answer.Revoked _ -> throw unauthorized("This key was revoked.");
        };
    }

    static Objection unauthorized(String detail) {
        return new Objection(Problem.of(ProblemType.UNAUTHORIZED, detail).with("WWW-Authenticate", "Bearer"));
    }

    private static @Nullable String key(Enumeration<String> headers) {
        if (!headers.hasMoreElements()) return null;
        String header = headers.nextElement();
        if (headers.hasMoreElements() || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) return null;
        String key = header.substring(SCHEME.length()).strip();
        boolean plain = !key.isEmpty() && key.length() <= LONGEST && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return plain ? key : null;
    }

    /// Whether the connection was opened on this machine: from the loopback, or from the very address that it reached,
    /// when the server listens on another one.
    private static boolean fromHere(HttpServletRequest request) {
        String from = request.getRemoteAddr();
        boolean loopback = from.startsWith("127.") || from.equals("0:0:0:0:0:0:0:1") || from.equals("::1");
        return loopback || from.equals(request.getLocalAddr());
    }
}
