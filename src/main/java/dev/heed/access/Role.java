package dev.heed.access;

/// What a caller may do, by the key it holds.
public enum Role {
    /// Sends votes from browsers and nothing else. A name, not a secret.
    PUBLISHABLE,
    /// Reads and exports its project.
    READ,
    /// Everything of its project.
    SECRET,
    /// The instance: every project, and what belongs to none. The local token's role.
    OWNER
}
