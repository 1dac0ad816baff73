package dev.heed.web.api;

import dev.heed.domain.Base32;
import dev.heed.domain.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keyset pages: `limit` and `cursor`.
final class Paging {
    /// The most items on one page.
    static final int MOST = 500;

    /// A cursor of votes and recommendations: a number as 13 digits (see [Base32]).
    static final String CURSOR = "[0-7][0-9a-hjkmnp-tv-z]{12}";

    static final String CURSOR_RULE = "must be the next_cursor of a page";

    private static final int USUAL = 50;

    private Paging() {}

    static int limit(@Nullable Integer asked) {
        return asked == null ? USUAL : asked;
    }

    /// The number a page begins below.
    ///
    /// @throws Objection 422 if the cursor is none of ours
    static long before(@Nullable String cursor) {
        if (cursor == null) return Long.MAX_VALUE;
        return Base32.number(cursor)
                .orElseThrow(() -> new Objection(Problem.invalid(List.of(Fault.parameter("cursor", CURSOR_RULE)))));
    }
}
