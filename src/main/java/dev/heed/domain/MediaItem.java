package dev.heed.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An item of the catalog. `duration` in seconds.
public record MediaItem(
        String mediaId, String title, String type, @Nullable Integer duration, Instant lastUpdated) {}
