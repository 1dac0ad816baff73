package dev.heed.demo;

import dev.heed.catalog.Catalog;
import dev.heed.catalog.Description;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// An invented item, and what nobody is told of it: how good it is, and which taste it meets.
///
/// @param quality normally distributed, of mean 0 and deviation 1
/// @param genre 0 up to below [#GENRES]
record Work(Catalog.Described item, double quality, int genre) {
    static final int GENRES = 6;

    String mediaId() {
        return item.mediaId();
    }

    String title() {
        return item.description().title();
    }

    /// Seconds.
    int duration() {
        return Objects.requireNonNull(item.description().duration());
    }

    /// Some two hundred of several types.
    static List<Work> all(Chance chance) {
        return new Making(chance).works();
    }

    private static final class Making {
        private static final int A_MINUTE = 60;

        private final Map<String, List<String>> words = Phrases.lists("titles.txt");
        private final Map<String, Work> works = new LinkedHashMap<>();
        private final Chance chance;

        private Making(Chance chance) {
            this.chance = chance;
        }

        private List<Work> works() {
            some(84, "film", 78, 148, () -> "The " + one("how") + " " + one("what"));
            some(20, "film", 82, 131, () -> article(one("what")) + " in " + one("where"));
            for (String series : list("series")) add("series", 240, 520, series);
            some(40, "episode", 22, 58, () -> one("series") + ": " + one("episode"));
            some(22, "documentary", 44, 106, () -> one("subject") + " of " + one("where"));
            for (String title : list("short")) add("short", 4, 24, title);
            some(12, "concert", 58, 128, () -> "An Evening at " + one("where") + ", No. " + chance.between(1, 40));
            return List.copyOf(works.values());
        }

        private List<String> list(String heading) {
            return Objects.requireNonNull(words.get(heading));
        }

        private String one(String heading) {
            return chance.of(list(heading));
        }

        private static String article(String noun) {
            return ("AEIOU".indexOf(noun.charAt(0)) < 0 ? "A " : "An ") + noun;
        }

        private void some(int count, String type, int shortest, int longest, Supplier<String> title) {
            int enough = works.size() + count;
            while (works.size() < enough) add(type, shortest, longest, title.get());
        }

        /// @param shortest in minutes, as `longest`
        private void add(String type, int shortest, int longest, String title) {
            if (works.containsKey(title)) return;
            int seconds = A_MINUTE * chance.between(shortest, longest) + chance.between(0, A_MINUTE - 1);
            String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            var item = new Catalog.Described(type + "-" + name, new Description(title, type, seconds));
            works.put(title, new Work(item, chance.normal(), chance.between(0, GENRES - 1)));
        }
    }
}
