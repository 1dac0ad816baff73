package dev.heed.access;

import org.jspecify.annotations.Nullable;

/// Who asks.
///
/// @param project the key's project; `null` for the owner, who names one with each request
/// @param keyId the key's number; 0 for the local token
public record Caller(Role role, @Nullable Project project, long keyId) {
    static final Caller OWNER = new Caller(Role.OWNER, null, 0);

    public Caller {
        if ((role == Role.OWNER) != (project == null))
            throw new IllegalArgumentException("every key has a project, the owner has none");
    }
}
