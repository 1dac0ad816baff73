package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// What stands where a project has no votes yet: what to paste, and what is kept of it.
///
/// @param project its name
/// @param host this server as the browser calls it, with its scheme
/// @param keys where keys are made; `null` for whom may not
/// @param demo where there is something to look at; `null` if nowhere
record FirstRun(
        String project,
        String host,
        @Nullable String keys,
        @Nullable String demo) implements Page {
    /// The project as one word of a command line.
    String word() {
        return project.matches("[\\w.-]+") ? project : "'" + project.replace("'", "'\\''") + "'";
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public Section section() {
        return Section.OVERVIEW;
    }
}
