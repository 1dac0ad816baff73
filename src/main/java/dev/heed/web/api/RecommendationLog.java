package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Id;
import dev.heed.domain.Provenance;
import dev.heed.domain.Recommendation;
import dev.heed.web.wire.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The recommendation log, joined to the votes that answer it.
@RestController
@Tag(name = "recommendations")
final class RecommendationLog {
    private final Recommendations recommendations;

    RecommendationLog(Recommendations recommendations) {
        this.recommendations = recommendations;
    }

    /// Which showings, and the page.
    record Asking(
            @Nullable Instant from,
            @Nullable Instant to,
            @Size(max = 50) List<@Size(min = 1, max = 200) String> mediaId,
            @Size(max = 50) List<@Size(min = 1, max = 64) String> recommendationType,
            @Size(max = 50) List<@Size(min = 1, max = 200) String> model,
            @Size(max = 50) List<@Size(min = 1, max = 200) String> listId,
            @Size(max = 50) List<@Size(min = 1, max = 64) String> subject,
            @Nullable Boolean selected,
            @Nullable @Min(1) @Max(Paging.MOST) Integer limit,

            @Nullable @Size(max = 13) @Pattern(regexp = Paging.CURSOR, message = Paging.CURSOR_RULE)
            String cursor) {
        Recommendations.Filter filter() {
            return new Recommendations.Filter(from, to, mediaId, recommendationType, model, listId, subject, selected);
        }
    }

    /// A showing as it is read back, with the votes that answer it, oldest first.
    @Schema(name = "RecommendationItem")
    record ShowingItem(
            String id,
            String mediaId,
            String recommendationType,
            @Nullable Double score,
            boolean selected,
            @Nullable String listId,
            @Nullable Integer position,
            @Nullable String model,
            Instant timestamp,
            Instant receivedAt,
            @Nullable String subject,
            @Nullable Map<String, Object> metadata,
            int policyVersion,
            Map<String, Integer> found,
            Map<String, String> textModes,
            int revision,
            List<VoteItem> feedback) {
        static ShowingItem of(Recommendations.Answered answered) {
            Recommendation shown = answered.recommendation();
            Provenance from = shown.provenance();
            return new ShowingItem(
                    shown.id().toString(),
                    shown.mediaId(),
                    shown.recommendationType(),
                    shown.score(),
                    shown.selected(),
                    shown.listId(),
                    shown.position(),
                    shown.model(),
                    from.timestamp(),
                    from.receivedAt(),
                    from.subject(),
                    shown.metadata(),
                    from.policyVersion(),
                    from.found(),
                    from.textModes(),
                    shown.revision(),
                    answered.votes().stream().map(VoteItem::of).toList());
        }
    }

    /// One keyset page, newest arrival first.
    @Schema(name = "RecommendationPage")
    record ShowingPage(List<ShowingItem> items, @Nullable String nextCursor) {}

    @Allow(Right.SEND)
    @Operation(
            summary = "Log one recommendation, or many",
            description =
                    "One item, shown once; stored durably, and once. Or many of them: a JSON array, or NDJSON with"
                            + " one on each line, at most 10,000 and 16 MiB, after inflating. Of many each stands or falls"
                            + " alone, is durable when this answers, and may have its own `idempotency_key`.")
    @ApiResponse(
            responseCode = "201",
            description = "One was logged; also when its idempotency key is sent again.",
            headers = {@Header(name = "Location"), @Header(name = "Idempotent-Replayed")},
            content = @Content(schema = @Schema(implementation = ShowingItem.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Many came: what became of each.",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @Refuses({
        ProblemType.UNKNOWN_MEDIA,
        ProblemType.PERSONAL_IDENTIFIER,
        ProblemType.IDEMPOTENCY_CONFLICT,
        ProblemType.GONE
    })
    @PostMapping("/v1/recommendations")
    ResponseEntity<?> log(
            @RequestBody @Items(value = ShowingBody.class, ofOwner = PastShowing.class) OneOrMany<ShowingSent> sent,
            Project project,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String header) {
        return switch (sent) {
            case OneOrMany.One<ShowingSent>(ShowingSent body) -> log(project, body, header);
            case Batch<ShowingSent> batch -> ResponseEntity.ok(logAll(project, batch));
        };
    }

    private ResponseEntity<ShowingItem> log(Project project, ShowingSent body, @Nullable String header) {
        String key = IdempotencyKey.of(header, body.idempotencyKey());
        var outcome = recommendations.log(project, body.showing(key));
        if (!(outcome instanceof Recommendations.Outcome.Logged(Recommendation shown, boolean replayed)))
            throw Objections.of(outcome);
        var answer = ResponseEntity.created(URI.create("/v1/recommendations/" + shown.id()));
        if (!replayed) return answer.body(ShowingItem.of(new Recommendations.Answered(shown, List.of())));
        return answer.header(IdempotencyKey.REPLAYED, "true").body(item(project, shown.id()));
    }

    private BatchAnswer logAll(Project project, Batch<ShowingSent> batch) {
        var tally = new BatchAnswer.Tally(batch.items().size());
        List<Integer> places = new ArrayList<>();
        List<Recommendations.Showing> showings = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            if (batch.items().get(i) instanceof Reading.Read<ShowingSent>(ShowingSent body)) {
                places.add(i);
                showings.add(body.showing(body.idempotencyKey()));
            } else {
                tally.reject(i, Batch.problem(batch.items().get(i)));
            }
        }
        List<Recommendations.Outcome> outcomes = recommendations.logAll(project, showings);
        for (int i = 0; i < outcomes.size(); i++) count(outcomes.get(i), places.get(i), tally);
        return tally.answer();
    }

    private static void count(Recommendations.Outcome outcome, int place, BatchAnswer.Tally tally) {
        switch (outcome) {
            case Recommendations.Outcome.Logged(Recommendation shown, boolean replayed) -> {
                String id = shown.id().toString();
                if (replayed) tally.duplicate(place, id);
                else tally.accept(place, id);
            }
            case Recommendations.Outcome.Refused(var refusal) -> tally.reject(place, Objections.problem(refusal));
            case Recommendations.Outcome.Failed(var why) -> tally.reject(place, Answers.storage(why));
            case Recommendations.Outcome.Removed _ -> throw new IllegalStateException("nothing was removed");
        }
    }

    @Allow(Right.READ)
    @Operation(summary = "The recommendation log", description = "Newest arrival first, in keyset pages.")
    @GetMapping("/v1/recommendations")
    ShowingPage page(@Asked Asking asking, Project project) {
        var page = recommendations.page(
                project, asking.filter(), Paging.before(asking.cursor()), Paging.limit(asking.limit()));
        return new ShowingPage(page.items().stream().map(ShowingItem::of).toList(), page.nextCursor());
    }

    @Allow(Right.READ)
    @Operation(summary = "One recommendation")
    @GetMapping("/v1/recommendations/{id}")
    ShowingItem one(@PathVariable String id, Project project) {
        return item(project, Ids.recommendation(id));
    }

    @Allow(Right.SEND)
    @Operation(
            summary = "Change a recommendation",
            description =
                    "A merge patch (RFC 7396), such as {\"selected\":true}; `metadata` is replaced as a whole, not"
                            + " merged.")
    @Refuses(ProblemType.PERSONAL_IDENTIFIER)
    @PatchMapping("/v1/recommendations/{id}")
    ShowingItem change(@PathVariable String id, @RequestBody ShowingBody.Patch body, Project project) {
        var outcome = recommendations.change(project, Ids.recommendation(id), body.amendment());
        if (!(outcome instanceof Recommendations.Outcome.Logged(Recommendation shown, boolean _)))
            throw Objections.of(outcome);
        return item(project, shown.id());
    }

    @Allow(Right.SEND)
    @Operation(summary = "Remove a recommendation", description = "Not when a vote answers it: then 409.")
    @ApiResponse(responseCode = "204", description = "Removed.")
    @Refuses(ProblemType.CONFLICT)
    @DeleteMapping("/v1/recommendations/{id}")
    ResponseEntity<Void> remove(@PathVariable String id, Project project) {
        var outcome = recommendations.remove(project, Ids.recommendation(id));
        if (!(outcome instanceof Recommendations.Outcome.Removed)) throw Objections.of(outcome);
        return ResponseEntity.noContent().build();
    }

    private ShowingItem item(Project project, Id id) {
        return recommendations
                .one(project, id)
                .map(ShowingItem::of)
                .orElseThrow(() -> new Objection(Problem.notFound()));
    }
}
