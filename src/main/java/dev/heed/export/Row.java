package dev.heed.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row: names as in the API, and as many values.
///
/// A value is a text, a number, a truth value, an [java.time.Instant], a map as it was stored, a list of such values,
/// another row, or `null`.
record Row(List<String> names, List<@Nullable Object> values) {
    Row {
        if (names.size() != values.size())
            throw new IllegalArgumentException(
                    "values must be as many as names, " + names.size() + ", got " + values.size());
    }
}
