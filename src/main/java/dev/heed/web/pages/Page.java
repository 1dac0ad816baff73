package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// What a controller answers with: a record that the template of the same name draws.
interface Page {
    /// What it is called, in its head and in the title of the window.
    String title();

    /// Where it lies in the navigation; `null` for one outside of it.
    default @Nullable Section section() {
        return null;
    }
}
