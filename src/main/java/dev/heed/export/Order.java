package dev.heed.export;

import dev.heed.access.Project;
import dev.heed.domain.Filter;

/// What is to be taken out, and how it is written.
///
/// @param filter may narrow only what the part has
/// @param rawFormulas whether text that a spreadsheet would run as a formula stays as it is; only CSV asks
public record Order(Project project, Part part, Filter filter, Format format, boolean rawFormulas) {
    public Order {
        if (!part.unfit(filter).isEmpty())
            throw new IllegalArgumentException(
                    "the kind " + part.word() + " cannot be narrowed by " + String.join(", ", part.unfit(filter)));
    }
}
