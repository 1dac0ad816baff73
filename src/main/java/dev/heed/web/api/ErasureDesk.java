package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Base32;
import dev.heed.domain.Fault;
import dev.heed.erase.About;
import dev.heed.erase.Erasure;
import dev.heed.erase.Erasures;
import dev.heed.storage.Traces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Erasure of people and votes, and the receipts.
@RestController
@Tag(name = "erasures")
final class ErasureDesk {
    private static final String ONE = "must have exactly one of user, subject and feedback_id, got ";

    private final Erasures erasures;

    ErasureDesk(Erasures erasures) {
        this.erasures = erasures;
    }

    /// What is to be erased: exactly one of these.
    @Schema(name = "ErasureBody")
    record Body(
            @Nullable @Size(min = 1, max = 200) String user,

            @Nullable
            @Size(max = 26)
            @Pattern(regexp = PastVote.Exported.PSEUDONYM, message = PastVote.Exported.PSEUDONYM_RULE)
            String subject,

            @Nullable @Size(max = 16) @Pattern(regexp = PastVote.Exported.ID, message = PastVote.Exported.ID_RULE)
            String feedbackId) {
        Erasures.Wish wish() {
            long said = Stream.of(user, subject, feedbackId)
                    .filter(Objects::nonNull)
                    .count();
            if (said != 1) throw new Objection(Problem.invalid(List.of(Fault.at("", ONE + said))));
            if (user != null) return new Erasures.Wish.User(user);
            if (subject != null) return new Erasures.Wish.Subject(subject);
            return new Erasures.Wish.Vote(Ids.vote(Objects.requireNonNull(feedbackId)));
        }
    }

    /// That an erasure is written down and will be carried out.
    record ErasureAnswer(String id, Erasure.State state) {}

    /// How many of each kind are gone.
    record ErasedCounts(long mediaVotes, long chatVotes, long revisions, long recommendations, long idempotencyKeys) {
        static ErasedCounts of(Erasure.Counts counts) {
            return new ErasedCounts(
                    counts.mediaVotes(),
                    counts.chatVotes(),
                    counts.revisions(),
                    counts.recommendations(),
                    counts.idempotencyKeys());
        }
    }

    /// An erasure, and once it is done the receipt for it. `left` says in words what this erasure does not reach.
    record ErasureItem(
            String id,
            Erasure.State state,
            @Nullable String subject,
            @Nullable String feedbackId,
            Instant askedAt,
            @Nullable Instant doneAt,
            ErasedCounts erased,
            @Nullable String digest,
            Traces traces,
            List<String> copies,
            List<String> left) {}

    /// One keyset page.
    record ErasurePage(List<ErasureItem> items, @Nullable String nextCursor) {}

    /// The page.
    record Asking(
            @Nullable @Min(1) @Max(Paging.MOST) Integer limit,

            @Nullable @Size(max = 13) @Pattern(regexp = Paging.CURSOR, message = Paging.CURSOR_RULE)
            String cursor) {}

    /// How long to wait.
    record Awaiting(@Nullable @Min(0) @Max(LONGEST) Integer within) {
        /// Below the time after which proxies give up.
        static final int LONGEST = 30;

        Duration atMost() {
            return Duration.ofSeconds(within == null ? 0 : within);
        }
    }

    private ErasureItem item(Erasure erasure) {
        return new ErasureItem(
                erasure.name(),
                erasure.state(),
                erasure.about() instanceof About.Person(String subject) ? subject : null,
                erasure.about() instanceof About.Vote(var id) ? id.toString() : null,
                erasure.askedAt(),
                erasure.doneAt(),
                ErasedCounts.of(erasure.counts()),
                erasure.digest(),
                erasure.traces(),
                erasure.copies(),
                erasures.left(erasure));
    }

    @Allow(value = Right.ADMINISTER, act = "erase")
    @Operation(
            summary = "Erase a person or a vote",
            description = "For good: votes, what they said before, recommendations. `user` is made a pseudonym at once"
                    + " and not kept. Nobody needs to be there: erasing an unknown person is done at once.")
    @ApiResponse(
            responseCode = "202",
            description = "Written down durably, and carried out soon, whatever happens to this server.",
            headers = @Header(name = "Location"))
    @Refuses(ProblemType.NOT_FOUND)
    @PostMapping("/v1/erasures")
    ResponseEntity<ErasureAnswer> ask(@RequestBody Body body, Caller caller, Project project) {
        Erasure asked =
                erasures.ask(project, body.wish(), caller.actor()).orElseThrow(() -> new Objection(Problem.notFound()));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/erasures/" + asked.name()))
                .body(new ErasureAnswer(asked.name(), asked.state()));
    }

    @Allow(Right.ADMINISTER)
    @Operation(summary = "Every erasure", description = "Newest first, in keyset pages. They are kept for ever.")
    @GetMapping("/v1/erasures")
    ErasurePage page(@Asked Asking asking, Project project) {
        var page = erasures.page(project, Paging.before(asking.cursor()), Paging.limit(asking.limit()));
        return new ErasurePage(page.items().stream().map(this::item).toList(), page.nextCursor());
    }

    @Allow(Right.ADMINISTER)
    @Operation(
            summary = "One erasure",
            description =
                    "How far it is, and the receipt once it is done. With `within`, as soon as it is over and what it left in files was looked after.")
    @GetMapping("/v1/erasures/{id}")
    ErasureItem one(@PathVariable String id, @Asked Awaiting awaiting, Project project) {
        long number = Base32.number(id).orElseThrow(() -> new Objection(Problem.notFound()));
        return erasures.awaited(project, number, awaiting.atMost())
                .map(this::item)
                .orElseThrow(() -> new Objection(Problem.notFound()));
    }

    /// What became of the traces.
    record ScrubReport(Traces traces, String words) {}

    @Allow(value = Right.GOVERN, project = false, act = "rewrite the database")
    @Operation(
            summary = "Write the database anew",
            description =
                    "So that nothing of what was erased is left in its files. Votes wait meanwhile, and those that"
                            + " wait for long are refused; it needs as much room on the disk again.")
    @PostMapping("/v1/erasures/rewrite")
    ScrubReport rewrite() {
        Traces traces = erasures.scrub(Traces.Effort.REWRITE);
        return new ScrubReport(traces, erasures.words(traces));
    }
}
