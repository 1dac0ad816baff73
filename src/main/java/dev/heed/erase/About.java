package dev.heed.erase;

import dev.heed.domain.Id;

/// What an erasure is about. It knows no user: one is turned into the subject at once.
public sealed interface About {
    /// Everything of one person, by pseudonym.
    record Person(String subject) implements About {}

    /// One vote.
    record Vote(Id id) implements About {}
}
