package dev.heed.access;

/// What a caller may do. Each route names the one it needs.
public enum Right {
    /// Read votes, items, recommendations, numbers and settings of a project.
    READ,
    /// Take data of a project out as a file.
    EXPORT,
    /// Ask what the policy of a project would remove from a text.
    PREVIEW,
    /// Mark votes as new, seen or done.
    TRIAGE,
    /// Send, change and take back votes, items and recommendations.
    SEND,
    /// Change a project's settings and keys, erase, and read its audit log.
    ADMINISTER,
    /// What belongs to the instance: projects, users, recounts, scans.
    GOVERN
}
