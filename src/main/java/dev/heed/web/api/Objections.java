package dev.heed.web.api;

import dev.heed.capture.Outcome;
import dev.heed.catalog.Recommendations;
import dev.heed.domain.Refusal;

/// What a feature's refusal is called on the wire.
final class Objections {
    private Objections() {}

    static Objection of(Outcome outcome) {
        if (outcome instanceof Outcome.Refused(var refusal)) return of(refusal);
        throw new IllegalStateException(
                "not an answer to this call: " + outcome.getClass().getSimpleName());
    }

    static Objection of(Recommendations.Outcome outcome) {
        if (outcome instanceof Recommendations.Outcome.Refused(var refusal)) return of(refusal);
        throw new IllegalStateException(
                "not an answer to this call: " + outcome.getClass().getSimpleName());
    }

    static Objection of(Refusal refusal) {
        return new Objection(problem(refusal));
    }

    /// The same without stopping: for one of many.
    static Problem problem(Refusal refusal) {
        return switch (refusal.reason()) {
            case INVALID -> Problem.of(ProblemType.INVALID, refusal.faults());
            case UNKNOWN_MEDIA -> Problem.of(ProblemType.UNKNOWN_MEDIA, refusal.faults());
            case PERSONAL_IDENTIFIER -> Problem.of(ProblemType.PERSONAL_IDENTIFIER, refusal.faults());
            case NOT_FOUND -> Problem.notFound();
            case CONFLICT -> conflict(refusal);
            case IDEMPOTENCY_CONFLICT ->
                Problem.of(ProblemType.IDEMPOTENCY_CONFLICT, "This idempotency key came before with another body.");
            case GONE -> Problem.of(ProblemType.GONE, "What this idempotency key wrote is gone.");
            case STALE -> Problem.of(ProblemType.STALE, "If-Match names another revision than the one stored.");
        };
    }

    private static Problem conflict(Refusal refusal) {
        String why = refusal.faults().isEmpty()
                ? "forbids it"
                : refusal.faults().getFirst().detail();
        return Problem.of(ProblemType.CONFLICT, "It " + why + ".");
    }
}
