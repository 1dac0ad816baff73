package dev.heed.domain;

import java.util.Locale;

/// How far a team has come with a vote.
public enum Triage {
    NEW,
    SEEN,
    DONE;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    /// The state a stored word names.
    public static Triage of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
