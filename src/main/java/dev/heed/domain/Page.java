package dev.heed.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One keyset page, newest first, and where the next one begins; `null` at the end.
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }
}
