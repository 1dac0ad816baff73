package dev.heed.web.wire;

import dev.heed.domain.Thumb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rating before it is known of what: a number (1..5, or -1), or a thumb.
public record Rating(@Nullable Integer number, @Nullable Thumb thumb) {

    /// As stars 1..5; empty if it is none.
    public Optional<Integer> stars() {
        return Optional.ofNullable(number).filter(stars -> stars >= 1);
    }

    /// As a thumb: the number 1 is up, -1 is down; empty if it is none.
    public Optional<Thumb> verdict() {
        if (thumb != null) return Optional.of(thumb);
        return Optional.ofNullable(number)
                .filter(value -> value == 1 || value == -1)
                .map(Thumb::of);
    }
}
