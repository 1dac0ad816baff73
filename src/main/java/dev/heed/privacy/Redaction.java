package dev.heed.privacy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A text after redaction, and what was replaced in it.
///
/// @param text the same instance as was given when nothing was found
/// @param places what was replaced, as it stood in the text before, from left to right
public record Redaction(String text, List<Place> places) {
    /// Where something stood.
    ///
    /// @param from the first UTF-16 unit
    /// @param to the unit after the last
    public record Place(PersonalData kind, int from, int to) {}

    public Redaction {
        places = List.copyOf(places);
    }

    /// How many places of each kind were replaced: counts of at least one, in the order of [PersonalData].
    public Map<PersonalData, Integer> found() {
        if (places.isEmpty()) return Map.of();
        Map<PersonalData, Integer> found = new EnumMap<>(PersonalData.class);
        for (Place place : places) found.merge(place.kind(), 1, Integer::sum);
        return Collections.unmodifiableMap(found);
    }

    static Redaction unchanged(String text) {
        return new Redaction(text, List.of());
    }
}
