package dev.heed.insight;

import dev.heed.domain.Kind;
import java.util.stream.LongStream;

/// What some votes say. Counts are exact.
///
/// @param votes all of them
/// @param media votes on media
/// @param chat votes on answers
/// @param stars of those who gave stars
/// @param completion who watched to the end, of those who said whether
/// @param again who would watch again, of those who said whether
/// @param liked who gave 4 or 5 stars, of those who gave stars
/// @param thumbsUp thumbs up, of all thumbs
/// @param comments votes with a comment
/// @param sentiment of the comments
public record Figures(
        long votes,
        long media,
        long chat,
        Mean stars,
        Rate completion,
        Rate again,
        Rate liked,
        Rate thumbsUp,
        long comments,
        Moods sentiment) {

    static Figures of(Sums sums) {
        long media = sums.votes(Kind.MEDIA);
        long chat = sums.votes(Kind.CHAT);
        long[] stars = sums.stars();
        return new Figures(
                media + chat,
                media,
                chat,
                Mean.of(stars),
                sums.rate(Measure.COMPLETED, Measure.NOT_COMPLETED),
                sums.rate(Measure.AGAIN, Measure.NOT_AGAIN),
                Rate.of(stars[3] + stars[4], LongStream.of(stars).sum()),
                sums.rate(Measure.UP, Measure.DOWN),
                sums.of(Measure.COMMENTS),
                new Moods(sums.of(Measure.NEGATIVE), sums.of(Measure.NEUTRAL), sums.of(Measure.POSITIVE)));
    }
}
