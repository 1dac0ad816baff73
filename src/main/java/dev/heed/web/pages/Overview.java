package dev.heed.web.pages;

/// What the votes of a project say.
record Overview(String period, FilterBar filters) implements Page {
    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public Section section() {
        return Section.OVERVIEW;
    }
}
