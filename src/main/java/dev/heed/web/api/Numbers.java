package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.insight.Against;
import dev.heed.insight.AnswerReview;
import dev.heed.insight.By;
import dev.heed.insight.Calibration;
import dev.heed.insight.Funnel;
import dev.heed.insight.Insights;
import dev.heed.insight.Labels;
import dev.heed.insight.Ratings;
import dev.heed.insight.SentimentTrend;
import dev.heed.insight.Standings;
import dev.heed.insight.Summary;
import dev.heed.insight.Trends;
import dev.heed.web.wire.Unwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Numbers over votes, behind every chart.
@RestController
@Tag(name = "insights")
final class Numbers {
    /// What a page shows without scrolling far.
    private static final int LIMIT = 10;

    private static final int LIMIT_AT_MOST = 100;

    /// With fewer answers a share of thumbs down says little.
    private static final int ANSWERS = 20;

    private final Insights insights;

    Numbers(Insights insights) {
        this.insights = insights;
    }

    /// The shared filter. Some of its parts are taken only to be refused with a reason.
    record Asking(@Nullable Kind kind, @Unwrapped TimedFilter filter) {
        Filter means() {
            return filter.filter(kind);
        }
    }

    /// The same, and what it is compared with, by whose days.
    record AskingThere(
            @Unwrapped Asking about,
            @Nullable Against against,
            @Nullable @Size(min = 1, max = 64) String timeZone) {}

    /// The same, and how time is cut.
    record AskingOverTime(
            @Unwrapped Asking about,
            @Nullable By by,
            @Nullable @Size(min = 1, max = 64) String timeZone) {}

    /// The same, and how long the answer may be.
    record AskingFirst(
            @Unwrapped Asking about,
            @Nullable @Min(1) @Max(LIMIT_AT_MOST) Integer limit) {
        int most() {
            return limit == null ? LIMIT : limit;
        }
    }

    /// The same, and how many answers make a question count.
    record AskingWorst(
            @Unwrapped AskingFirst first,
            @Nullable @Min(1) @Max(1_000_000) Integer answers) {
        int least() {
            return answers == null ? ANSWERS : answers;
        }
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Figures",
            description = "What the votes say in all: counts, shares and means with their 95 % intervals; and with"
                    + " `from` and `to`, what changed against the time before (`against=year`: a year ago)."
                    + " Only verified votes, unless"
                    + " `verified=false` asks for the others.")
    @GetMapping("/v1/insights/summary")
    Summary summary(@Asked AskingThere asking, Project project) {
        Against against = asking.against() == null ? Against.BEFORE : asking.against();
        return counted(insights.summary(project, asking.about().means(), asking.timeZone(), against));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Ratings",
            description = "How often each rating was given, among the votes that the same filter means for figures.")
    @GetMapping("/v1/insights/ratings")
    Ratings ratings(@Asked Asking asking, Project project) {
        return counted(insights.ratings(project, asking.means()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Trends",
            description = "The figures for each hour, day, week or month, oldest first, empty ones included:"
                    + " at most 1,000. A day is one of `time_zone`, and may have 23 or 25 hours.")
    @GetMapping("/v1/insights/trends")
    Trends trends(@Asked AskingOverTime asking, Project project) {
        return counted(insights.trends(project, asking.about().means(), asking.by(), asking.timeZone()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Sentiment",
            description = "How comments sound for each hour, day, week or month, as shares of those whose language is"
                    + " understood.")
    @GetMapping("/v1/insights/sentiment")
    SentimentTrend sentiment(@Asked AskingOverTime asking, Project project) {
        return counted(insights.sentiment(project, asking.about().means(), asking.by(), asking.timeZone()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Media",
            description = "Which items are liked and which are not, by a mean that few votes do not move far; and the"
                    + " votes by type of media.")
    @GetMapping("/v1/insights/media")
    Standings media(@Asked AskingFirst asking, Project project) {
        return counted(insights.standings(project, asking.about().means(), asking.most()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Tags",
            description =
                    "What votes say for each reason tag, most votes first. More than 20,000 different tags are 422.")
    @GetMapping("/v1/insights/tags")
    Labels tags(@Asked AskingFirst asking, Project project) {
        return counted(insights.tags(project, asking.about().means(), asking.most()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Models",
            description =
                    "What answers say for each model, most votes first. More than 20,000 different models are 422.")
    @GetMapping("/v1/insights/models")
    Labels models(@Asked AskingFirst asking, Project project) {
        return counted(insights.models(project, asking.about().means(), asking.most()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Recommendations",
            description = "What became of what was shown, by slot, model and place. `from` and `to` are times of"
                    + " showing. With two of `recommendation_type` or `model`, how far the first is above the second.")
    @GetMapping("/v1/insights/recommendations")
    Funnel recommendations(@Asked Asking asking, Project project) {
        return counted(insights.funnelByPosition(project, asking.means()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Calibration",
            description = "Whether scores come true: ten bins of score against selection and rating. `from` and `to`"
                    + " are times of showing.")
    @GetMapping("/v1/insights/calibration")
    Calibration calibration(@Asked Asking asking, Project project) {
        return counted(insights.calibration(project, asking.means()));
    }

    @Allow(Right.READ)
    @Operation(
            summary = "Answers",
            description = "Questions that are answered badly again and again, and words that mark bad answers.")
    @GetMapping("/v1/insights/answers")
    AnswerReview answers(@Asked AskingWorst asking, Project project) {
        return counted(insights.answers(
                project,
                asking.first().about().means(),
                asking.least(),
                asking.first().most()));
    }

    private static <T> T counted(Insights.Answer<T> answer) {
        return switch (answer) {
            case Insights.Answer.Counted<T>(T what) -> what;
            case Insights.Answer.Refused<T>(var refusal) -> throw Objections.of(refusal);
        };
    }
}
