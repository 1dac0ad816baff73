package dev.heed.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When a model was first seen: the time of the first vote on an answer of it.
public record FirstSeen(String model, Instant at) {
    /// A name costs some questions, and who may vote may invent names.
    private static final int MOST = 10;

    /// The models that were first seen in the time of a scope of models, oldest first. Counts say which these may be;
    /// only the votes of their first days are read. Of more than ten that may be, those whose first day is latest.
    static List<FirstSeen> of(SnapshotQuery snapshot, Scope scope) {
        List<FirstSeen> seen = new ArrayList<>();
        Span span = scope.span();
        CellQuery.Range days = Units.OF_DAYS.around(span);
        snapshot.cells(scope)
                .first(days, MOST)
                .forEach((model, day) -> snapshot.votes(scope)
                        .first(model, Units.OF_DAYS.begin(day), Units.OF_DAYS.begin(day + 1))
                        .filter(at -> span.from() == null || !at.isBefore(span.from()))
                        .filter(at -> span.to() == null || at.isBefore(span.to()))
                        .ifPresent(at -> seen.add(new FirstSeen(model, at))));
        seen.sort(Comparator.comparing(FirstSeen::at).thenComparing(FirstSeen::model));
        return List.copyOf(seen);
    }
}
