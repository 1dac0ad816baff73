package dev.heed.web.api;

import dev.heed.catalog.Recommendations;
import dev.heed.web.wire.Unwrapped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A showing out of another place, as only the owner of the instance may send it: as old as 1970, and with what an
/// export says of it beside the showing itself.
record PastShowing(@Unwrapped ShowingBody showing, @Nullable Exported exported) implements ShowingSent {
    /// See [Recommendations.Past].
    record Exported(
            @Nullable
            @Size(max = 26)
            @Pattern(regexp = PastVote.Exported.PSEUDONYM, message = PastVote.Exported.PSEUDONYM_RULE)
            String subject,

            @Nullable Instant receivedAt,
            @Nullable @Min(1) @Max(PastVote.Exported.MOST) Integer revision,
            @Nullable Map<String, Object> found,
            @Nullable Map<String, Object> textModes) {
        private Recommendations.Past past() {
            return new Recommendations.Past(
                    subject,
                    receivedAt,
                    revision == null ? 1 : revision,
                    PastVote.Exported.counts(found),
                    PastVote.Exported.modes(textModes));
        }
    }

    @Override
    public Recommendations.Showing showing(@Nullable String key) {
        return showing.showing(key, exported == null ? Recommendations.Past.UNTOLD : exported.past());
    }

    @Override
    public @Nullable String idempotencyKey() {
        return showing.idempotencyKey();
    }
}
