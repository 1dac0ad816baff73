package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of a project, and one that was just made.
///
/// @param secret shown this once; `null` when none was made
/// @param draft what stands in the form
record KeyRing(
        Settings settings,
        String project,
        String action,
        List<Entry> keys,
        @Nullable String secret,
        Draft draft) implements Page {
    /// A key that somebody is about to make, as they typed it.
    record Draft(String kind, String origins, String expires) {
        static final Draft NONE = new Draft("", "", "");
    }

    /// One key.
    ///
    /// @param state `works`, `expired …` or `revoked …`
    /// @param revoke where one is asked whether to take it back; `null` for one that no longer works
    record Entry(
            String kind,
            String hint,
            String origins,
            String made,
            String state,
            @Nullable String revoke) {}

    @Override
    public String title() {
        return "Keys of " + project;
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
