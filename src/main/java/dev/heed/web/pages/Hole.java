package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// What stands in a card in place of its content: why, and what may be done.
///
/// @param link where more is to be seen; `null` for nowhere
/// @param label what that link says
record Hole(String title, String said, @Nullable String link, String label) {
    Hole(String title, String said) {
        this(title, said, null, "");
    }
}
