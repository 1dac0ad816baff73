package dev.heed.access;

import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param project the key's project, or the one a user named; `null` for the owner, who names one with each request
/// @param actor the number of the key or of the user; 0 for the local token
/// @param name what the audit log calls it: how a key's secret begins, or the name of a user
public record Caller(Role role, @Nullable Project project, long actor, String name) {
    /// Whoever runs commands on this machine.
    public static final Caller OPERATOR = new Caller(Role.OWNER, null, 0, "operator");

    public Caller {
        if ((role == Role.OWNER) != (project == null))
            throw new IllegalArgumentException("every key has a project, the owner has none");
    }

    /// Whether it is who runs this machine, and no user or key.
    public boolean local() {
        return actor == 0;
    }
}
