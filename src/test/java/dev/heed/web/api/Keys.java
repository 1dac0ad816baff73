package dev.heed.web.api;

import dev.heed.access.Answer;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.ProjectSettings;
import dev.heed.access.Role;
import java.time.Instant;
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

    static final Project FILMS = new Project(1, "films", ProjectSettings.INITIAL, Instant.EPOCH);

    @Override
    public Answer check(String bearer, boolean loopback) {
        return switch (bearer) {
            case SECRET -> new Answer.Known(new Caller(Role.SECRET, FILMS, 1));
            case READ -> new Answer.Known(new Caller(Role.READ, FILMS, 2));
            case PUBLISHABLE -> new Answer.Known(new Caller(Role.PUBLISHABLE, FILMS, 3));
            case EXPIRED -> new Answer.Expired();
            case REVOKED -> new Answer.Revoked();
            case LOCAL -> loopback ? new Answer.Known(new Caller(Role.OWNER, null, 0)) : new Answer.Unknown();
            default -> new Answer.Unknown();
        };
    }

    @Override
    public Optional<Project> project(String name) {
        return name.equals(FILMS.name()) ? Optional.of(FILMS) : Optional.empty();
    }
}
