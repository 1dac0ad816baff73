package dev.heed.insight;

import java.util.List;
import java.util.Locale;

/// What a rollup counts beside votes; not every rollup has every one.
enum Measure {
    STARS_1,
    STARS_2,
    STARS_3,
    STARS_4,
    STARS_5,
    UP,
    DOWN,
    COMPLETED,
    NOT_COMPLETED,
    AGAIN,
    NOT_AGAIN,
    COMMENTS,
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /// Those of 1, 2, 3, 4, 5 stars.
    static final List<Measure> BY_STARS = List.of(STARS_1, STARS_2, STARS_3, STARS_4, STARS_5);

    private final String column = name().toLowerCase(Locale.ROOT);

    /// The name of its column.
    String column() {
        return column;
    }
}
