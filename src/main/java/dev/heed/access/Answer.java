package dev.heed.access;

/// What a bearer token turned out to be.
public sealed interface Answer {
    /// A key, or the local token, that works.
    record Known(Caller caller) implements Answer {}

    /// Nothing of ours, or the local token from another machine.
    record Unknown() implements Answer {}

    /// A key whose time is over.
    record Expired() implements Answer {}

    /// A key that was taken back.
    record Revoked() implements Answer {}
}
