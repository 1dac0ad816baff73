package dev.heed.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person added in words, redacted: a comment with its sentiment (-1..1, where it was scored), reason tags,
/// and what the application attached.
public record Remark(
        @Nullable String comment,
        @Nullable Double sentiment,
        List<String> tags,
        @Nullable Map<String, Object> metadata) {
    /// No words at all.
    public static final Remark NONE = new Remark(null, null, List.of(), null);

    public Remark {
        tags = List.copyOf(tags);
    }
}
