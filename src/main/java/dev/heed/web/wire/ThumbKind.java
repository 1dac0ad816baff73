package dev.heed.web.wire;

import dev.heed.domain.Thumb;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Thumb up or down, in each of the ways that chat front ends write it.
final class ThumbKind implements Kind {
    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        Thumb thumb = thumb(value);
        if (thumb == null) {
            walk.mustCount("\"up\" or \"down\" (or \"thumbs_up\"/\"thumbs_down\", true/false, 1/-1)", value);
        }
        return thumb;
    }

    private static @Nullable Thumb thumb(JsonNode value) {
        if (value.isBoolean()) return value.booleanValue() ? Thumb.UP : Thumb.DOWN;
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            int rating = value.intValue();
            return rating == 1 || rating == -1 ? Thumb.of(rating) : null;
        }
        if (!value.isString()) return null;
        return switch (value.stringValue()) {
            case "up", "thumbs_up" -> Thumb.UP;
            case "down", "thumbs_down" -> Thumb.DOWN;
            default -> null;
        };
    }
}
