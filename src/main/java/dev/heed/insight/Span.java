package dev.heed.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param from inclusive; open when `null`
/// @param to exclusive; open when `null`
record Span(@Nullable Instant from, @Nullable Instant to) {
    /// What lies in both.
    Span and(Span other) {
        Instant later = from == null || (other.from != null && other.from.isAfter(from)) ? other.from : from;
        Instant earlier = to == null || (other.to != null && other.to.isBefore(to)) ? other.to : to;
        return new Span(later, earlier);
    }

    boolean empty() {
        return from != null && to != null && !from.isBefore(to);
    }
}
