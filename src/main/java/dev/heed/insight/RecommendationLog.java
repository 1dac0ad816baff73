package dev.heed.insight;

import dev.heed.access.ProjectSettings;
import dev.heed.domain.ScoreRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The log of what a project recommended.
///
/// @param range of its scores
/// @param since when it is whole: what was shown earlier may be gone, though votes for it are not; `null` for ever
record RecommendationLog(ScoreRange range, @Nullable Instant since) {
    static RecommendationLog of(ProjectSettings settings, Instant now) {
        Integer days = settings.retention().recommendationsDays();
        return new RecommendationLog(settings.scoreRange(), days == null ? null : now.minus(Duration.ofDays(days)));
    }

    /// The part of a time in which it is whole.
    Span whole(Span span) {
        return span.and(new Span(since, null));
    }

    /// When it is whole within a time, if not in all of it.
    @Nullable
    Instant since(Span span) {
        return since != null && (span.from() == null || span.from().isBefore(since)) ? since : null;
    }
}
