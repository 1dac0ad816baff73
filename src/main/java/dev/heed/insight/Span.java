package dev.heed.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param from inclusive; open when `null`
/// @param to exclusive; open when `null`
record Span(@Nullable Instant from, @Nullable Instant to) {
    static final Span EVER = new Span(null, null);

    boolean empty() {
        return from != null && to != null && !from.isBefore(to);
    }
}
