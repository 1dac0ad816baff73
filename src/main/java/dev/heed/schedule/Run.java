package dev.heed.schedule;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One run of a task.
///
/// @param node which process did it: its number on its machine, and a random word
/// @param endedAt `null` while it is under way
/// @param outcome `null` while it is under way
/// @param summary what was done, or which kind of error ended it; nothing that somebody sent
public record Run(
        String task,
        String node,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String summary) {

    /// How a run ended.
    public enum Outcome {
        /// It did what there was to do.
        DONE,
        /// An error ended it; it is tried again.
        FAILED,
        /// Nobody knows: its node died, or lost the database. Another has begun since.
        LOST;

        /// In lower case, as it is stored and counted.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
