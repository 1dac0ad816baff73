package dev.heed.web.api;

import dev.heed.domain.Base32;
import dev.heed.domain.Fault;
import dev.heed.domain.Filter;
import dev.heed.history.History;
import dev.heed.history.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keyset pages: `limit` and `cursor`.
final class Paging {
    /// The most items on one page.
    static final int MOST = 500;

    /// A cursor of votes and recommendations: a number as 13 digits (see [Base32]).
    static final String CURSOR = "[0-7][0-9a-hjkmnp-tv-z]{12}";

    /// A cursor of votes: the same, and before it the same of a time, where they are listed by time.
    static final String MARK = "([0-7][0-9a-hjkmnp-tv-z]{12}){1,2}";

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
        return Base32.number(cursor).orElseThrow(Paging::noCursor);
    }

    /// Where a page of votes begins.
    ///
    /// @throws Objection 422 if the cursor is none of ours, or of a filter that lists in another order
    static Mark mark(@Nullable String cursor, Filter filter) {
        if (cursor == null) return Mark.TOP;
        return Mark.of(cursor, History.byTime(filter)).orElseThrow(Paging::noCursor);
    }

    private static Objection noCursor() {
        return new Objection(Problem.invalid(List.of(Fault.parameter("cursor", CURSOR_RULE))));
    }
}
