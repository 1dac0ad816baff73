package dev.heed.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person added in words, as it is kept: a comment, its length as it was sent (in code points; `null` of votes
/// older than that count) and its sentiment (-1..1, where it was scored), reason tags, and what the application
/// attached.
public record Remark(
        @Nullable String comment,
        @Nullable Integer commentLength,
        @Nullable Double sentiment,
        List<String> tags,
        @Nullable Map<String, Object> metadata) {
    /// No words at all.
    public static final Remark NONE = new Remark(null, null, null, List.of(), null);

    public Remark {
        tags = List.copyOf(tags);
    }

    /// Whether there was a comment, also where nothing of it is kept.
    public boolean commented() {
        return comment != null || commentLength != null;
    }
}
