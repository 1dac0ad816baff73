package dev.heed.domain;

import java.util.Locale;
import java.util.Optional;

/// What a vote is about: a medium, or a chatbot's answer.
public enum Kind {
    MEDIA,
    CHAT;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The word for it in SQL, JSON and file names: `media`, `chat`.
    public String word() {
        return word;
    }

    /// The kind a word names.
    public static Optional<Kind> of(String word) {
        return switch (word) {
            case "media" -> Optional.of(MEDIA);
            case "chat" -> Optional.of(CHAT);
            default -> Optional.empty();
        };
    }
}
