package dev.heed.erase;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a scan found in one kind of text, over the rows of a project and what they said before.
///
/// @param field as a policy speaks of it, `chat.query`; of identifiers likewise, `chat.tags`
/// @param texts how many were looked at
/// @param holding how many of them hold something
/// @param weaker how many are kept in a mode that keeps more than the policy keeps now
/// @param found how many pieces of each kind they hold, by the kind's name; of an identifier the first piece counts
/// @param rows the first of the rows concerned: ids of votes and recommendations, `media_id` of items
public record Finding(String field, long texts, long holding, long weaker, Map<String, Long> found, List<String> rows) {
    public Finding {
        found = Collections.unmodifiableMap(new TreeMap<>(found));
        rows = List.copyOf(rows);
    }
}
