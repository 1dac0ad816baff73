package dev.heed.access;

/// What somebody may do in a project.
public enum Right {
    /// Send votes.
    SEND,
    /// See votes and numbers.
    READ,
    /// Take data out.
    EXPORT,
    /// Say what became of a vote.
    TRIAGE,
    /// Settings, keys, people.
    ADMINISTER,
    /// Erase, and change what is kept.
    GOVERN
}
