package dev.heed.access;

import java.time.Instant;

/// A link that is good once: whoever opens it chooses a password.
///
/// @param token the secret in the link; shown once, stored as a hash
public record Invitation(String token, Instant expiresAt) {
    /// Where the link leads on any server of this instance.
    public String path() {
        return "/welcome/" + token;
    }

    @Override
    public String toString() {
        return "Invitation[until " + expiresAt + "]";
    }
}
