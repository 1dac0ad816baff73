package dev.heed.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time an import may claim for what happened: 1970 to now.
public final class PastTime {
    private PastTime() {}

    /// What is wrong with a claimed time; nothing when it is within bounds or not given.
    ///
    /// @param at the field it came in
    public static List<Fault> faults(String at, @Nullable Instant claimed, Instant now) {
        boolean within =
                claimed == null || (!claimed.isBefore(Instant.EPOCH) && !claimed.isAfter(now.plus(LiveTime.AHEAD)));
        return within ? List.of() : List.of(Fault.at(at, "must lie between 1970 and now"));
    }
}
