package dev.heed.insight;

import dev.heed.domain.Filter;
import dev.heed.domain.Kind;
import java.util.List;
import java.util.Set;

/// Where the votes that a filter means are counted.
sealed interface Source {
    int HOURS_A_DAY = 24;

    /// All votes, by the hour.
    record All() implements Source {}

    /// The votes on some items, or on all of some types, by the day of UTC. Empty lists leave it open.
    record Items(List<String> mediaIds, List<String> types) implements Source {}

    /// The answers of some models, by the day of UTC; of all when the list is empty.
    record Models(List<String> models) implements Source {}

    /// The votes with a tag, by the day of UTC. Several, or all (an empty list), only one by one: who gave two would
    /// count twice in a sum.
    record Tags(List<String> tags) implements Source {}

    /// Nowhere: they are read vote by vote.
    ///
    /// @param among the narrowest of the others that counts these votes and more
    record Votes(Source among) implements Source {}

    /// Where the votes of some kinds that a filter means are counted.
    static Source of(Filter filter, Set<Kind> kinds) {
        boolean ofItems = !filter.mediaIds().isEmpty() || !filter.types().isEmpty();
        boolean ofModels = !filter.models().isEmpty();
        boolean tagged = !filter.tags().isEmpty();
        boolean more = !filter.recommendationTypes().isEmpty()
                || !filter.ratings().isEmpty()
                || !filter.thumbs().isEmpty()
                || !filter.subjects().isEmpty()
                || !filter.triage().isEmpty();
        Source items = new Items(filter.mediaIds(), filter.types());
        Source models = new Models(filter.models());
        if (ofItems) return more || ofModels || tagged ? new Votes(items) : items;
        // what models say of media is not counted by when one voted
        if (ofModels && !kinds.contains(Kind.MEDIA)) return more || tagged ? new Votes(models) : models;
        if (more || ofModels || filter.tags().size() > 1) return new Votes(new All());
        return tagged ? new Tags(filter.tags()) : new All();
    }

    /// How many hours one cell covers.
    default int hours() {
        return switch (this) {
            case All() -> 1;
            case Items _, Models _, Tags _ -> HOURS_A_DAY;
            case Votes(Source among) -> among.hours();
        };
    }
}
