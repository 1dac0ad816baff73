package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The users of the instance.
///
/// @param draft what stands in the form
/// @param link one that was just made, with the server's address; shown this once
/// @param linkFor whom it is for
record People(
        Settings settings,
        String action,
        List<Entry> users,
        Draft draft,
        List<String> projects,
        @Nullable String link,
        @Nullable String linkFor)
        implements Page {
    /// A user whom somebody is about to add, as they typed it.
    record Draft(String name, String role, String project) {
        static final Draft NONE = new Draft("", "analyst", "");
    }

    /// One user.
    ///
    /// @param standing what they are, in words
    /// @param owner whether the form says that they are an owner
    /// @param roles what they are in which projects by the form, a line each: `films analyst`
    /// @param open whether the form is shown: it was refused
    /// @param seen when they last did something, in words
    /// @param remove where one is asked whether to remove them
    record Entry(
            String name,
            String standing,
            boolean owner,
            String roles,
            boolean open,
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
