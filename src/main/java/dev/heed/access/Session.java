package dev.heed.access;

import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// That a user has signed in on a browser.
///
/// @param token the secret in the cookie; stored as a hash
/// @param zone whose clocks the pages go by; the project's own when `null`
public record Session(String token, User user, @Nullable ZoneId zone) {
    /// The cookie's name.
    public static final String COOKIE = "heed_session";

    /// Without a request for so long it is over.
    public static final Duration IDLE = Duration.ofHours(24);

    /// After so long it is over in any case.
    public static final Duration LONGEST = Duration.ofDays(30);

    /// The header that calls with a session must have when they change something.
    public static final String CSRF_HEADER = "X-CSRF-Token";

    /// What a form or a script of our own pages sends back to show that it is one: it cannot be read from another
    /// site, and says nothing of the token it is made of.
    public String csrf() {
        return Secret.hash("csrf " + token).substring(0, 32);
    }

    /// Whether a request that changes something comes from a page of this session.
    public boolean own(@Nullable String csrf) {
        return csrf != null && Secret.same(csrf, csrf());
    }

    @Override
    public String toString() {
        return "Session[" + user.name() + "]";
    }
}
