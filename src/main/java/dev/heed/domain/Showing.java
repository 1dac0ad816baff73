package dev.heed.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A copy, kept with the vote, of the recommendation it answers: so a vote tells its slot and score by itself.
public record Showing(
        Id recommendation,
        String recommendationType,
        @Nullable String model,
        @Nullable Integer position,
        @Nullable Double score,
        Instant shownAt) {}
