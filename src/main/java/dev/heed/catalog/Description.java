package dev.heed.catalog;

import org.jspecify.annotations.Nullable;

/// What a caller says of an item. `duration` in seconds.
public record Description(
        String title, String type, @Nullable Integer duration) {}
