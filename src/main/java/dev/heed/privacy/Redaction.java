package dev.heed.privacy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// A text after redaction, and how many places of each kind were replaced.
///
/// @param text the same instance as was given when nothing was found
/// @param found counts of at least one, in the order of [PersonalData]; empty when nothing was found
public record Redaction(String text, Map<PersonalData, Integer> found) {
    public Redaction {
        if (found.isEmpty()) {
            found = Map.of();
        } else {
            for (var count : found.entrySet())
                if (count.getValue() < 1)
                    throw new IllegalArgumentException(
                            "found of " + count.getKey() + " must be at least 1, got " + count.getValue());
            found = Collections.unmodifiableMap(new EnumMap<>(found));
        }
    }

    static Redaction unchanged(String text) {
        return new Redaction(text, Map.of());
    }
}
