package dev.heed.insight;

import java.util.List;

/// Which rollup is asked, for what of it.
sealed interface Source {
    int HOURS_A_DAY = 24;

    /// All votes, by the hour.
    record All() implements Source {}

    /// The votes on some items, by the day of UTC.
    record Items(List<String> mediaIds) implements Source {}

    /// The answers of some models, by the day of UTC.
    record Models(List<String> models) implements Source {}

    /// The votes with a tag, by the day of UTC. Not with one of several: who gave two would count twice.
    record Tag(String tag) implements Source {}

    /// How many hours one cell covers.
    default int hours() {
        return this instanceof All ? 1 : HOURS_A_DAY;
    }

    /// Whether all measures are counted that a vote can have there.
    default boolean whole() {
        return this instanceof All || this instanceof Items;
    }
}
