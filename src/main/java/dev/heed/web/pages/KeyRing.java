package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of a project, and one that was just made.
///
/// @param secret shown this once; `null` when none was made
record KeyRing(
        Settings settings,
        String project,
        String action,
        List<Entry> keys,
        @Nullable String secret) implements Page {
    /// One key.
    ///
    /// @param state `works`, `expired …` or `revoked …`
    /// @param revoke where it is taken back; `null` for one that no longer works
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
