package dev.heed.domain;

import java.util.List;

/// Why something was not done, with every fault that was found. Nothing was stored.
public record Refusal(Reason reason, List<Fault> faults) {

    /// The kind of refusal; a door gives each its status and its words.
    public enum Reason {
        INVALID,
        UNKNOWN_MEDIA,
        PERSONAL_IDENTIFIER,
        NOT_FOUND,
        CONFLICT,
        IDEMPOTENCY_CONFLICT,
        GONE,
        STALE
    }

    public Refusal {
        faults = List.copyOf(faults);
    }

    public static Refusal of(Reason reason, Fault... faults) {
        return new Refusal(reason, List.of(faults));
    }
}
