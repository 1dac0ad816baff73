package dev.heed.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time a live caller may claim for what happened: ten years back to five minutes ahead.
public final class LiveTime {
    /// Ten years of 365.25 days.
    private static final Duration BACK = Duration.ofHours(87_660);

    /// Clocks differ; more than this is a mistake.
    static final Duration AHEAD = Duration.ofMinutes(5);

    private LiveTime() {}

    /// What is wrong with a claimed time; nothing when it is within bounds or not given.
    public static List<Fault> faults(@Nullable Instant claimed, Instant now) {
        if (claimed == null) return List.of();
        boolean within = !claimed.isBefore(now.minus(BACK)) && !claimed.isAfter(now.plus(AHEAD));
        return within
                ? List.of()
                : List.of(Fault.at("/timestamp", "must lie between ten years back and five minutes ahead"));
    }
}
