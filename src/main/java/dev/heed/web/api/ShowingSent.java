package dev.heed.web.api;

import dev.heed.catalog.Recommendations;
import org.jspecify.annotations.Nullable;

/// A showing that was sent: a live one, or one that an import tells of.
sealed interface ShowingSent permits ShowingBody, PastShowing {
    Recommendations.Showing showing(@Nullable String idempotencyKey);

    @Nullable
    String idempotencyKey();
}
