package dev.heed.access;

import java.util.Locale;
import java.util.Optional;

/// The kinds of key.
public enum KeyKind {
    SECRET("sk", Role.SECRET),
    READ("rk", Role.READ),
    PUBLISHABLE("pk", Role.PUBLISHABLE);

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String prefix;
    private final Role role;

    KeyKind(String letters, Role role) {
        this.prefix = "heed_" + letters + "_";
        this.role = role;
    }

    /// The word for it in SQL, JSON and on the command line: `secret`, `read`, `publishable`.
    public String word() {
        return word;
    }

    /// How a key of this kind begins: `heed_sk_`, `heed_rk_`, `heed_pk_`.
    public String prefix() {
        return prefix;
    }

    public Role role() {
        return role;
    }

    /// The kind a word names.
    public static Optional<KeyKind> of(String word) {
        for (KeyKind kind : values()) if (kind.word.equals(word)) return Optional.of(kind);
        return Optional.empty();
    }
}
