package dev.heed.web.pages;

import java.util.List;

/// Every project of the instance.
///
/// @param draft the name that stands in the form
record ProjectList(Settings settings, String action, List<Entry> projects, String draft) implements Page {
    /// One project.
    record Entry(String name, String link, String zone, String made) {}

    @Override
    public String title() {
        return "Projects";
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
