package dev.heed.erase;

import dev.heed.domain.Base32;
import dev.heed.storage.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An erasure that was asked for, and once it is done the receipt for it.
///
/// @param doneAt when the last row was gone; `null` before
/// @param counts what has been erased so far
/// @param digest SHA-256 in hexadecimal, once it is done: see [Digest]
/// @param traces what is left in the files of the database
/// @param copies names of the copies of the database that stood beside it when it was done
public record Erasure(
        long id,
        long project,
        About about,
        State state,
        Instant askedAt,
        @Nullable Instant doneAt,
        Counts counts,
        @Nullable String digest,
        Traces traces,
        List<String> copies) {
    /// How far it has come.
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        /// A fault stopped it. What it had erased stays erased; it may be asked for again.
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// How many of each kind are gone.
    public record Counts(long mediaVotes, long chatVotes, long revisions, long recommendations, long idempotencyKeys) {}

    public Erasure {
        copies = List.copyOf(copies);
    }

    /// Whether nothing more happens to it.
    public boolean over() {
        return state == State.DONE || state == State.FAILED;
    }

    /// The number as it is written in JSON and on the command line: 13 digits of base 32.
    public String name() {
        return Base32.of(id);
    }
}
