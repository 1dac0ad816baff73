package dev.heed.web.api;

import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import dev.heed.domain.Change;
import dev.heed.web.wire.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// An item of the catalog, as it comes in. `duration` in seconds.
@Schema(name = "MediaBody")
record MediaBody(
        @NotNull @Size(min = 1, max = 500) @Printable String title,
        @NotNull @Size(min = 1, max = 64) @Printable String type,
        @Nullable @Min(0) @Max(LONGEST) Integer duration) {
    /// Some thirty years; whoever needs more means milliseconds.
    static final int LONGEST = 1_000_000_000;

    Description description() {
        return new Description(title, type, duration);
    }

    /// An item with its name, as one of many.
    @Schema(name = "NamedMedia")
    record Named(
            @NotNull @Size(min = 1, max = 200) @Pattern(regexp = Names.MEDIA_ID, message = Names.MEDIA_ID_RULE)
            String mediaId,

            @NotNull @Size(min = 1, max = 500) @Printable String title,
            @NotNull @Size(min = 1, max = 64) @Printable String type,
            @Nullable @Min(0) @Max(LONGEST) Integer duration) {
        Catalog.Described described() {
            return new Catalog.Described(mediaId, new Description(title, type, duration));
        }
    }

    /// A merge patch of an item. `null` clears the duration.
    @Schema(name = "MediaPatch")
    record Patch(
            Change<@Size(min = 1, max = 500) @Printable String> title,
            Change<@Size(min = 1, max = 64) @Printable String> type,
            Change<@Min(0) @Max(LONGEST) Integer> duration) {}
}
