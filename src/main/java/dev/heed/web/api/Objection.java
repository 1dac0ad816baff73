package dev.heed.web.api;

/// Carries a problem out of a controller to the one place that writes it. Holds no stack: it is an answer, not a fault
/// of the program.
final class Objection extends RuntimeException {
    private final transient Problem problem;

    Objection(Problem problem) {
        super(problem.type().slug(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
