package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Base32;
import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import dev.heed.domain.Search;
import dev.heed.history.History;
import dev.heed.web.wire.Unwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Votes out: history, one vote, how it changed.
@RestController
@Tag(name = "feedback")
final class Records {
    private final History history;

    Records(History history) {
        this.history = history;
    }

    /// The shared filter as query parameters, and the page.
    record Asking(
            @Nullable Kind kind,
            @Unwrapped TimedFilter filter,
            @Nullable @Size(min = 1, max = Search.LONGEST) String q,
            @Nullable @Min(1) @Max(Paging.MOST) Integer limit,

            @Nullable @Size(max = 26) @Pattern(regexp = Paging.MARK, message = Paging.CURSOR_RULE)
            String cursor) {}

    /// One keyset page.
    record VotePage(List<VoteItem> items, @Nullable String nextCursor) {}

    /// How a vote changed, oldest first.
    record RevisionList(List<RevisionItem> items) {}

    /// What a vote said at one revision; the standing one has not been replaced. `replaced_by` is the id of a key
    /// or user, null for an operator on this machine.
    record RevisionItem(
            int revision,
            Map<String, Object> signals,
            @Nullable Instant replacedAt,
            @Nullable String replacedBy) {
        static RevisionItem of(History.Revision revision) {
            Long by = revision.replacedBy();
            return new RevisionItem(
                    revision.revision(),
                    revision.signals(),
                    revision.replacedAt(),
                    by == null || by == 0 ? null : Base32.of(by));
        }
    }

    @Allow(Right.READ)
    @Operation(
            summary = "History",
            description = "The votes a filter means, newest first, in keyset pages: in the order of arrival, or, with"
                    + " `from` or `to` and without `media_id`, `subject` and `model`, by their own `timestamp`.")
    @GetMapping("/v1/feedback")
    VotePage page(@Asked Asking asking, Project project) {
        Filter filter = asking.filter().filter(asking.kind(), asking.q());
        if (filter.search() != null && !history.searchable()) throw new Objection(Problem.unsearchable());
        var page = history.page(project, filter, Paging.mark(asking.cursor(), filter), Paging.limit(asking.limit()));
        return new VotePage(page.items().stream().map(VoteItem::of).toList(), page.nextCursor());
    }

    @Allow(Right.READ)
    @Operation(summary = "One vote", description = "A withdrawn vote shows `withdrawn_at` and no text.")
    @ApiResponse(responseCode = "200", description = "The vote.", headers = @Header(name = "ETag"))
    @GetMapping("/v1/feedback/{id}")
    VoteItem one(@PathVariable String id, Project project, HttpServletResponse response) {
        var vote = history.one(project, Ids.vote(id)).orElseThrow(() -> new Objection(Problem.notFound()));
        // by hand: with a ResponseEntity the framework answers If-None-Match with 304, and triage or a recommendation
        // can change what is shown without another revision
        response.setHeader("ETag", Revisions.tag(vote.revision()));
        return VoteItem.of(vote);
    }

    @Allow(Right.READ)
    @Operation(summary = "How a vote changed", description = "Every revision, oldest first, the standing one last.")
    @GetMapping("/v1/feedback/{id}/revisions")
    RevisionList revisions(@PathVariable String id, Project project) {
        List<History.Revision> revisions = history.revisions(project, Ids.vote(id));
        if (revisions.isEmpty()) throw new Objection(Problem.notFound());
        return new RevisionList(revisions.stream().map(RevisionItem::of).toList());
    }
}
