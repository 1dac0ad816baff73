package dev.heed.insight;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// What some votes say, and what changed against an earlier time.
///
/// @param figures of the votes themselves
/// @param response votes for what was shown in this time, of all that was shown, as far back as that is kept; `null`
///     where the filter asks for what a showing has none of, or too many would have to be read
/// @param unverified the votes that the same filter means and nobody vouches for, left out; 0 when they were asked for,
///     `null` where too many would have to be read
/// @param before the same of the earlier time; `null` without `from` and `to`, or where none is to be compared
/// @param change how far these are above those before; `null` with it
public record Summary(
        Figures figures,
        @Nullable Rate response,
        @Nullable Long unverified,
        @Nullable EarlierFigures before,
        @Nullable FigureChange change) {
    /// The earlier time, of the same length.
    public record EarlierFigures(
            OffsetDateTime from,
            OffsetDateTime to,
            Figures figures,
            @Nullable Rate response) {}

    /// What changed; `null` where one of the two times has nothing to compare.
    public record FigureChange(
            @Nullable Difference stars,
            @Nullable Difference completion,
            @Nullable Difference again,
            @Nullable Difference liked,
            @Nullable Difference thumbsUp,
            @Nullable Difference response) {}
}
