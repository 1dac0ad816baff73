package dev.heed.web.wire;

import dev.heed.domain.Thumb;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Stars or a thumb, where the address decides which: an integer is kept as it is, every other way of writing a thumb
/// is a thumb.
final class RatingKind implements Kind {
    private final ThumbKind thumbs = new ThumbKind();

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            int number = value.intValue();
            if (number == -1 || (number >= 1 && number <= 5)) return new Rating(number, null);
        } else if (!value.isNumber()) {
            Object thumb = thumbs.read(value, walk);
            return thumb == null ? null : new Rating(null, (Thumb) thumb);
        }
        walk.mustCount("an integer 1..5 for a media vote, \"up\" or \"down\" for a chat vote", value);
        return null;
    }
}
