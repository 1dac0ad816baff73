package dev.heed.web.pages;

import dev.heed.domain.Signals;
import dev.heed.domain.Thumb;
import org.jspecify.annotations.Nullable;

/// The small square that shows what a vote said: a number of stars, or a thumb.
///
/// @param text the number; a dash for none; empty for a thumb
/// @param shade a class of the style sheet; may be empty
/// @param label the same in words
record Square(String text, boolean down, String shade, String label) {
    private static final int GOOD = 4;
    private static final int POOR = 2;

    static Square of(Signals signals) {
        return switch (signals) {
            case Signals.Chat chat when chat.rating() == Thumb.UP -> new Square("", false, "good", "thumbs up");
            case Signals.Chat _ -> new Square("", true, "poor", "thumbs down");
            case Signals.Media media -> stars(media.rating());
        };
    }

    private static Square stars(@Nullable Integer stars) {
        if (stars == null) return new Square(Wording.NONE, false, "", "no rating");
        return new Square(
                stars.toString(), false, stars >= GOOD ? "good" : stars <= POOR ? "poor" : "", stars + " of 5");
    }
}
