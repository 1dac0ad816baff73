package dev.heed.storage;

import java.util.Locale;

/// What deleted rows have left in the files of a database; no question sees any of it.
public enum Traces {
    /// They may still be there whole.
    WAITING,
    /// Their place may be written over; here and there, a part of them may stand until it is.
    FREED,
    /// Nothing of them is left in the files.
    GONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Traces of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// How much may be done about them.
    public enum Effort {
        /// What nobody notices: the server does it by itself.
        BESIDE,
        /// What others may notice, and need not wait for.
        CLEAN,
        /// Everything: what holds the data is written anew. Whoever writes waits for it, and may be refused meanwhile;
        /// it needs as much room again.
        REWRITE
    }
}
