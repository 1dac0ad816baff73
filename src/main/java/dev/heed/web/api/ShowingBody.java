package dev.heed.web.api;

import dev.heed.catalog.Recommendations;
import dev.heed.domain.Change;
import dev.heed.domain.Fault;
import dev.heed.web.wire.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One showing of one item, as it comes in. `position` counts from 0.
@Schema(name = "RecommendationBody")
record ShowingBody(
        @NotNull @Size(min = 1, max = 200) @Pattern(regexp = Names.MEDIA_ID, message = Names.MEDIA_ID_RULE)
        String mediaId,

        @NotNull @Size(min = 1, max = 64) @Printable String recommendationType,
        @Nullable @DecimalMin(LEAST) @DecimalMax(MOST) Double score,
        @Nullable Boolean selected,
        @Nullable @Size(min = 1, max = 200) @Printable String listId,
        @Nullable @Min(0) @Max(FARTHEST) Integer position,
        @Nullable @Size(min = 1, max = 200) @Printable String model,
        @Nullable @Size(min = 1, max = 200) String user,
        @Nullable Instant timestamp,
        @Nullable Map<String, Object> metadata,
        @Nullable @Size(min = 1, max = 128) @Printable String idempotencyKey)
        implements ShowingSent {
    /// No scale of scores needs more, and their sums stay exact.
    static final String MOST = "1000000";

    static final String LEAST = "-1000000";

    /// Nobody scrolls farther.
    static final int FARTHEST = 1_000_000;

    @Override
    public Recommendations.Showing showing(@Nullable String key) {
        return showing(key, null);
    }

    Recommendations.Showing showing(@Nullable String key, Recommendations.@Nullable Past past) {
        return new Recommendations.Showing(
                mediaId,
                recommendationType,
                score,
                Boolean.TRUE.equals(selected),
                listId,
                position,
                model,
                user,
                timestamp,
                metadata,
                key,
                past);
    }

    /// A merge patch of a showing; item, person and time are fixed. `null` clears.
    @Schema(name = "RecommendationPatch")
    record Patch(
            Change<@Size(min = 1, max = 64) @Printable String> recommendationType,

            Change<@DecimalMin(LEAST) @DecimalMax(MOST) Double> score,
            Change<Boolean> selected,
            Change<@Size(min = 1, max = 200) @Printable String> listId,
            Change<@Min(0) @Max(FARTHEST) Integer> position,
            Change<@Size(min = 1, max = 200) @Printable String> model,
            Change<Map<String, Object>> metadata) {
        Recommendations.Amendment amendment() {
            List<Fault> faults = new ArrayList<>();
            if (recommendationType instanceof Change.Clear<String>)
                faults.add(Fault.at("/recommendation_type", "must stay: every showing has a slot"));
            if (selected instanceof Change.Clear<Boolean>)
                faults.add(Fault.at("/selected", "must be true or false, got null"));
            if (!faults.isEmpty()) throw new Objection(Problem.invalid(faults));
            return new Recommendations.Amendment(
                    recommendationType, score, selected, listId, position, model, metadata);
        }
    }
}
