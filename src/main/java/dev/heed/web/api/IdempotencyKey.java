package dev.heed.web.api;

import dev.heed.domain.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller's name for one intended write, from the header or the body.
final class IdempotencyKey {
    /// Says on an answer that it was given before.
    static final String REPLAYED = "Idempotent-Replayed";

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 128;

    private IdempotencyKey() {}

    /// The one key of a request; null if it names none.
    ///
    /// @throws Objection 422 if the header is no key, or names another one than the body
    static @Nullable String of(@Nullable String header, @Nullable String body) {
        if (header == null) return body;
        if (header.isEmpty() || header.length() > LONGEST || !header.chars().allMatch(c -> c > ' ' && c < 0x7f))
            throw objection("must be 1.." + LONGEST + " characters of printable ASCII without spaces");
        if (body != null && !body.equals(header)) throw objection("must be the same as idempotency_key in the body");
        return header;
    }

    private static Objection objection(String detail) {
        return new Objection(Problem.invalid(List.of(Fault.header(HEADER, detail))));
    }
}
