package dev.heed.web.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The time zones that there are to choose from: those of places, and UTC.
final class Zones {
    /// The names of the IANA database, without its old and its numbered ones.
    static final List<String> NAMES = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.equals("UTC") || (name.contains("/") && !name.matches("(?:Etc|SystemV|US)/.*")))
            .sorted()
            .toList();

    private Zones() {}

    /// Those, and the one that is set if it is another.
    static List<String> with(String set) {
        return NAMES.contains(set) || set.isEmpty()
                ? NAMES
                : Stream.concat(Stream.of(set), NAMES.stream()).toList();
    }
}
