package dev.heed.web.api;

import dev.heed.domain.Fault;
import dev.heed.web.wire.Reading;
import java.util.List;

/// Many items that came in one body, each read by itself.
///
/// @param <T> a wire record, or a sealed interface of them
record Batch<T>(List<Reading<T>> items) implements OneOrMany<T> {
    /// How many there may be: as many as the journal's queue always has room for.
    static final int MOST = 10_000;

    /// What is wrong with an item that could not be read.
    static Problem problem(Reading<?> unread) {
        return switch (unread) {
            case Reading.Faulty<?>(List<Fault> faults) -> Problem.invalid(faults);
            case Reading.Malformed<?>(String detail) -> Problem.of(ProblemType.MALFORMED, detail);
            case Reading.Read<?> _ -> throw new IllegalStateException("nothing is wrong with it");
        };
    }
}
