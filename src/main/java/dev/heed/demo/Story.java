package dev.heed.demo;

import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import dev.heed.catalog.Recommendations.Showing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All that is invented, before any of it is told: the same seed and day make the same story.
///
/// @param works the catalog
/// @param showings what was shown, in the order in which the votes name them
/// @param acts the votes, in the order of their time
record Story(List<Catalog.Described> works, List<Showing> showings, List<Act> acts) {
    /// Stands in the catalog only when all the rest was told: not shown yet, and not voted on.
    static final Catalog.Described END = new Catalog.Described(
            "film-coming-soon", new Description("Coming Soon: The Second Harmonium", "film", 6_420));

    /// @param end the day after the last of its ninety
    static Story of(long seed, LocalDate end) {
        Chance chance = new Chance(seed);
        List<Work> works = Work.all(chance.branch());
        Season season = new Season(end, chance.branch());
        Evenings evenings = new Evenings(works, season, chance.branch());
        List<Act> acts = new ArrayList<>(evenings.acts());
        acts.addAll(new Talks(season, chance.branch()).acts());
        acts.sort(Comparator.comparing(Act::at));
        return new Story(works.stream().map(Work::item).toList(), evenings.showings(), acts);
    }
}
