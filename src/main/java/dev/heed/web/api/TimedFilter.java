package dev.heed.web.api;

import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.web.wire.FilterWords;
import dev.heed.web.wire.Unwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shared filter of some time, as query parameters; all but the kind.
record TimedFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Unwrapped FilterWords words) {

    /// The votes that are meant, whose texts hold what is searched for.
    ///
    /// @param q as it was asked, or `null` for no search
    /// @throws Objection 422 if it holds no word
    Filter filter(@Nullable Kind kind, @Nullable String q) {
        return q == null ? filter(kind) : filter(kind).searching(search(q));
    }

    private static Search search(String q) {
        return Search.read(q)
                .orElseThrow(() -> new Objection(Problem.invalid(
                        List.of(Fault.parameter("q", "must hold a word: at least one letter or digit")))));
    }

    /// @param kind votes of one kind only, or `null`
    Filter filter(@Nullable Kind kind) {
        return words.filter(kind).within(from, to);
    }
}
