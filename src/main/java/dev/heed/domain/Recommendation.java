package dev.heed.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One showing of one item to one person: in which slot, with what score, whether it was selected.
/// `position` counts from 0. `score` is finite, in the project's own scale.
public record Recommendation(
        Id id,
        long project,
        String mediaId,
        String recommendationType,
        @Nullable Double score,
        boolean selected,
        @Nullable String listId,
        @Nullable Integer position,
        @Nullable String model,
        @Nullable Map<String, Object> metadata,
        Provenance provenance,
        int revision) {

    public Recommendation {
        if (metadata != null && metadata.isEmpty()) metadata = null;
    }

    /// The same revision with less in its texts.
    public Recommendation reworded(@Nullable Map<String, Object> metadata, Provenance provenance) {
        return new Recommendation(
                id,
                project,
                mediaId,
                recommendationType,
                score,
                selected,
                listId,
                position,
                model,
                metadata,
                provenance,
                revision);
    }

    /// What a vote that answers it keeps.
    public Showing showing() {
        return new Showing(id, recommendationType, model, position, score, provenance.timestamp());
    }
}
