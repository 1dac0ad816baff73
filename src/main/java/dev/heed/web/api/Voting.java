package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.capture.Ballot;
import dev.heed.capture.Intake;
import dev.heed.capture.Outcome;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.storage.StorageException;
import dev.heed.web.wire.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Votes in: send, change, withdraw.
@RestController
@Tag(name = "feedback")
final class Voting {
    private final Intake intake;
    private final Meters meters;

    Voting(Intake intake, Meters meters) {
        this.intake = intake;
        this.meters = meters;
    }

    /// What a vote is answered with. `verified`: its origin vouches for it.
    record VoteAnswer(
            @Schema(allowableValues = "success") String status, String id, Kind kind, int revision, boolean verified) {
        static VoteAnswer of(Id id, int revision, boolean verified) {
            return new VoteAnswer("success", id.toString(), id.kind(), revision, verified);
        }
    }

    @Allow(Right.SEND)
    @Operation(
            summary = "Send one vote",
            description = "With `media_id` a vote on a medium, with `query` and `response` on an answer. What is"
                    + " answered is stored durably, and once.")
    @TakesVote
    @PostMapping("/v1/feedback")
    ResponseEntity<VoteAnswer> send(
            @RequestBody VoteBody body,
            Caller caller,
            Project project,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String header) {
        String key = IdempotencyKey.of(header, body.idempotencyKey());
        Outcome outcome = intake.cast(project, body.ballot(key), true, caller.actor());
        count(outcome);
        return answer(outcome);
    }

    @Allow(value = Right.SEND, session = false)
    @Operation(summary = "Send one vote", description = "The same as `POST /v1/feedback`, with a key only.")
    @TakesVote
    @PostMapping("/feedback")
    ResponseEntity<VoteAnswer> sendShortly(
            @RequestBody VoteBody body,
            Caller caller,
            Project project,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String header) {
        return send(body, caller, project, header);
    }

    @Allow(Right.SEND)
    @Operation(
            summary = "Send many votes",
            description = "A JSON array, or NDJSON with one vote on each line: at most 10,000 votes and 16 MiB, after"
                    + " inflating. Each stands or falls alone, is durable when this answers, and may have its own"
                    + " `idempotency_key`. An array that is no JSON is refused whole; a line that is none is one"
                    + " rejected vote.")
    @ApiResponse(responseCode = "200", description = "What became of each.")
    @PostMapping("/v1/feedback/batch")
    BatchAnswer sendAll(
            @RequestBody @Items(value = VoteBody.class, ofOwner = PastVote.class) Batch<VoteSent> batch,
            Caller caller,
            Project project) {
        var tally = new BatchAnswer.Tally(batch.items().size());
        List<Integer> places = new ArrayList<>();
        List<Ballot> ballots = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            if (batch.items().get(i) instanceof Reading.Read<VoteSent>(VoteSent body)) {
                places.add(i);
                ballots.add(body.ballot(body.idempotencyKey()));
            } else {
                reject(i, Batch.problem(batch.items().get(i)), tally);
            }
        }
        List<Outcome> outcomes = castAll(project, ballots, caller);
        for (int i = 0; i < outcomes.size(); i++) count(outcomes.get(i), places.get(i), tally);
        return tally.answer();
    }

    /// A batch of which the storage takes nothing is so many votes that were not taken.
    private List<Outcome> castAll(Project project, List<Ballot> ballots, Caller caller) {
        try {
            return intake.castAll(project, ballots, true, caller.actor());
        } catch (StorageException away) {
            ProblemType reason = Answers.storage(away).type();
            ballots.forEach(_ -> meters.reject(reason));
            throw away;
        }
    }

    private void reject(int place, Problem problem, BatchAnswer.Tally tally) {
        meters.reject(problem.type());
        tally.reject(place, problem);
    }

    /// A refused one is counted by its answer.
    private void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Stored _ -> meters.accept("stored");
            case Outcome.Revised _ -> meters.accept("revised");
            case Outcome.Replayed _ -> meters.accept("replayed");
            case Outcome.Refused _, Outcome.Failed _, Outcome.Changed _, Outcome.Withdrawn _ -> {}
        }
    }

    private void count(Outcome outcome, int place, BatchAnswer.Tally tally) {
        count(outcome);
        switch (outcome) {
            case Outcome.Stored(Id id, boolean _) -> tally.accept(place, id.toString());
            case Outcome.Revised(Id id, int _, boolean _) -> tally.revise(place, id.toString());
            case Outcome.Replayed(Id id, int _, boolean _, boolean _) -> tally.duplicate(place, id.toString());
            case Outcome.Refused(var refusal) -> reject(place, Objections.problem(refusal), tally);
            case Outcome.Failed(var why) -> reject(place, Answers.storage(why), tally);
            case Outcome.Changed _, Outcome.Withdrawn _ -> throw new IllegalStateException("not an answer to a vote");
        }
    }

    @Allow(Right.TRIAGE)
    @Operation(
            summary = "Change a vote",
            description = "A merge patch (RFC 7396) of signals, words, tags, triage and metadata; what it is about, its"
                    + " texts and its time are fixed. `tags` and `metadata` are replaced as a whole, not merged. A new"
                    + " revision, but for triage alone; analysts change only that.")
    @ApiResponse(responseCode = "200", description = "The vote as it now stands.", headers = @Header(name = "ETag"))
    @Refuses({ProblemType.CONFLICT, ProblemType.STALE, ProblemType.PERSONAL_IDENTIFIER})
    @PatchMapping("/v1/feedback/{id}")
    ResponseEntity<VoteItem> change(
            @PathVariable String id,
            @RequestBody VotePatch body,
            Caller caller,
            Project project,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Id vote = Ids.vote(id);
        if (body.beyondTriage() && !caller.role().may(Right.SEND))
            throw new Objection(Problem.of(ProblemType.FORBIDDEN, "Who you are here may change triage alone."));
        Integer seen = Revisions.seen(ifMatch);
        Outcome outcome = intake.change(project, vote, body.amendment(vote, seen), caller.actor());
        if (!(outcome instanceof Outcome.Changed(var feedback))) throw Objections.of(outcome);
        return ResponseEntity.ok().eTag(Revisions.tag(feedback.revision())).body(VoteItem.of(feedback));
    }

    @Allow(Right.SEND)
    @Operation(summary = "Withdraw a vote", description = "Its text is blanked, it counts nowhere. Safe to repeat.")
    @ApiResponse(responseCode = "204", description = "Withdrawn, now or before.")
    @DeleteMapping("/v1/feedback/{id}")
    ResponseEntity<Void> withdraw(@PathVariable String id, Caller caller, Project project) {
        Outcome outcome = intake.withdraw(project, Ids.vote(id), caller.actor());
        if (!(outcome instanceof Outcome.Withdrawn)) throw Objections.of(outcome);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<VoteAnswer> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored(Id id, boolean verified) ->
                ResponseEntity.created(address(id)).body(VoteAnswer.of(id, 1, verified));
            case Outcome.Revised(Id id, int revision, boolean verified) ->
                ResponseEntity.ok(VoteAnswer.of(id, revision, verified));
            case Outcome.Replayed(Id id, int revision, boolean verified, boolean revised) ->
                (revised ? ResponseEntity.ok() : ResponseEntity.created(address(id)))
                        .header(IdempotencyKey.REPLAYED, "true")
                        .body(VoteAnswer.of(id, revision, verified));
            default -> throw Objections.of(outcome);
        };
    }

    private static URI address(Id id) {
        return URI.create("/v1/feedback/" + id);
    }
}
