package dev.heed.web.wire;

import dev.heed.domain.Fault;
import java.util.List;

/// What became of a text that should hold a `T`.
public sealed interface Reading<T> {
    /// It did.
    record Read<T>(T value) implements Reading<T> {}

    /// It was read, and breaks these rules; never empty.
    record Faulty<T>(List<Fault> faults) implements Reading<T> {
        public Faulty {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) throw new IllegalArgumentException("faults must not be empty");
        }
    }

    /// It could not be read at all.
    ///
    /// @param detail a sentence on the kind of damage and its place, without a word of the text itself
    record Malformed<T>(String detail) implements Reading<T> {}
}
