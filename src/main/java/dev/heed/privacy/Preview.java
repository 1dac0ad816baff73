package dev.heed.privacy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a policy would keep of a text.
///
/// @param text as it would be stored; `null` where nothing would be
/// @param found how many pieces of each kind would be removed, by the kind's name
public record Preview(@Nullable String text, Map<String, Integer> found, Mode mode) {
    public Preview {
        found = Map.copyOf(found);
    }
}
