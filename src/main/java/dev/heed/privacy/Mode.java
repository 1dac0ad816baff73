package dev.heed.privacy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How much of a text is kept.
public enum Mode {
    /// The text, with placeholders for what was found in it.
    REDACT,
    /// The beginning of the redacted text.
    TRUNCATE,
    /// A keyed hash of the text, which says whether two were the same and nothing else.
    HASH,
    /// Nothing.
    NONE;

    /// As it is written in a policy, and in what was stored under it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The mode of this word.
    public static Optional<Mode> of(String word) {
        return Stream.of(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
