package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The users of the instance.
///
/// @param link one that was just made, with the server's address; shown this once
/// @param linkFor whom it is for
record People(
        Settings settings,
        String action,
        List<Entry> users,
        List<String> projects,
        @Nullable String link,
        @Nullable String linkFor)
        implements Page {
    /// One user.
    ///
    /// @param roles what they are in which projects, a line each: `films analyst`
    /// @param seen when they last did something, in words
    record Entry(
            String name,
            boolean owner,
            String roles,
            boolean signsIn,
            String seen,
            String change,
            String reset,
            String remove) {}

    @Override
    public String title() {
        return "Users";
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
