package dev.heed.web.api;

import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.insight.By;
import dev.heed.insight.Figures;
import dev.heed.insight.Insights;
import dev.heed.insight.Ratings;
import dev.heed.insight.Trends;
import dev.heed.web.wire.Unwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Numbers over votes: figures, ratings, trends.
@RestController
@Tag(name = "insights")
final class Numbers {
    private final Insights insights;

    Numbers(Insights insights) {
        this.insights = insights;
    }

    /// The shared filter. Some of its parts are taken only to be refused with a reason.
    record Asking(@Nullable Kind kind, @Unwrapped FilterWords filter) {
        Filter means() {
            return filter.filter(kind);
        }
    }

    /// The same, and how time is cut.
    record AskingOverTime(
            @Unwrapped Asking about,
            @Nullable By by,
            @Nullable @Size(min = 1, max = 64) String timeZone) {}

    @Allow({Role.READ, Role.SECRET, Role.OWNER})
    @Operation(
            summary = "Figures",
            description = "What the votes say in all: counts, shares and means with their 95 % intervals."
                    + " Only verified votes, unless `verified=false` asks for the others."
                    + " Answered from exact counts, by the hour, or by the day of UTC for items, models and tags.")
    @GetMapping("/v1/insights/summary")
    Figures summary(@Asked Asking asking, Project project) {
        return counted(insights.summary(project, asking.means()));
    }

    @Allow({Role.READ, Role.SECRET, Role.OWNER})
    @Operation(
            summary = "Ratings",
            description = "How often each rating was given, among the votes that the same filter means for figures.")
    @GetMapping("/v1/insights/ratings")
    Ratings ratings(@Asked Asking asking, Project project) {
        return counted(insights.ratings(project, asking.means()));
    }

    @Allow({Role.READ, Role.SECRET, Role.OWNER})
    @Operation(
            summary = "Trends",
            description = "The figures for each hour, day, week or month, oldest first, empty ones included:"
                    + " at most 1,000. A day is one of `time_zone`, and may have 23 or 25 hours.")
    @GetMapping("/v1/insights/trends")
    Trends trends(@Asked AskingOverTime asking, Project project) {
        return counted(insights.trends(project, asking.about().means(), asking.by(), asking.timeZone()));
    }

    private static <T> T counted(Insights.Answer<T> answer) {
        return switch (answer) {
            case Insights.Answer.Counted<T>(T what) -> what;
            case Insights.Answer.Refused<T>(var refusal) -> throw Objections.of(refusal);
        };
    }
}
