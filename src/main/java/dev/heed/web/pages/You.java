package dev.heed.web.pages;

import java.util.List;

/// What is somebody's own: their clocks, their password, the way out.
///
/// @param zone what they chose; empty for the project's own
record You(
        Settings settings,
        String name,
        String roles,
        List<String> zones,
        String zone,
        String projectZone,
        String clocks,
        String password,
        String out,
        String everywhere)
        implements Page {
    @Override
    public String title() {
        return "You";
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
