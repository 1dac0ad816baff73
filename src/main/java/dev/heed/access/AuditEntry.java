package dev.heed.access;

import dev.heed.domain.Base32;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That somebody did something that others may ask about.
///
/// @param project the project it was in; `null` for the instance
/// @param actor the number of a key or user; 0 for whoever runs this machine, [#NOBODY] for a name that nobody has
/// @param actorName how a key's secret begins, the name of a user, `operator`, or `unknown name`
/// @param act what was done, in words: `revoke a key`
/// @param subject the id of what it was done to; `null` where there is none, or it did not come to be
/// @param status what it was answered with (HTTP); `null` while it goes on, or when the server ended meanwhile
public record AuditEntry(
        long id,
        @Nullable Long project,
        Instant at,
        long actor,
        String actorName,
        String act,
        @Nullable String subject,
        @Nullable Integer status) {
    /// The actor where somebody tried to sign in with a name that no user has.
    public static final long NOBODY = -1;

    /// The number as it is written in JSON: 13 digits of base 32.
    public String name() {
        return Base32.of(id);
    }
}
