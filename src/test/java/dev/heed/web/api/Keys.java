package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Role;
import java.util.Optional;

/// Keys for tests, one of each kind, all of project `films`.
final class Keys implements KeyCheck {
    static final String SECRET = "heed_sk_films";
    static final String READ = "heed_rk_films";
    static final String PUBLISHABLE = "heed_pk_films";
    static final String EXPIRED = "heed_sk_expired";
    static final String REVOKED = "heed_sk_revoked";
    /// Good on the loopback only.
    static final String LOCAL = "local";

    static final Project FILMS = new Project(1, "films");

    @Override
    public Access.Answer check(String bearer, boolean loopback) {
        return switch (bearer) {
            case SECRET -> new Access.Answer.Known(new Caller(Role.SECRET, FILMS, 1));
            case READ -> new Access.Answer.Known(new Caller(Role.READ, FILMS, 2));
            case PUBLISHABLE -> new Access.Answer.Known(new Caller(Role.PUBLISHABLE, FILMS, 3));
            case EXPIRED -> new Access.Answer.Expired();
            case REVOKED -> new Access.Answer.Revoked();
            case LOCAL ->
                loopback ? new Access.Answer.Known(new Caller(Role.OWNER, null, 0)) : new Access.Answer.Unknown();
            default -> new Access.Answer.Unknown();
        };
    }

    @Override
    public Optional<Project> project(String name) {
        return name.equals(FILMS.name()) ? Optional.of(FILMS) : Optional.empty();
    }
}
