package dev.heed.privacy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How much of a text is kept, from all to nothing.
public enum Mode {
    /// The text, with placeholders for what was found in it.
    REDACT,
    /// The beginning of the redacted text.
    TRUNCATE,
    /// A keyed hash of the text as it was sent: it says whether two were the same, and to who holds the master secret
    /// whether one was what they guess. See [Pseudonyms#text].
    HASH,
    /// Nothing.
    NONE;

    /// As it is written in a policy, and in what was stored under it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one of two that keeps less.
    Mode stricter(Mode other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// The mode of this word.
    public static Optional<Mode> of(String word) {
        return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
