package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what.
///
/// @param older where the acts before these are; `null` at the end
record AuditTrail(
        Settings settings,
        String sentence,
        List<Entry> acts,
        @Nullable String older) implements Page {
    /// One act.
    ///
    /// @param answer what came of it, in words
    record Entry(String time, String iso, String actor, String act, String subject, String answer) {}

    @Override
    public String title() {
        return "Audit log";
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
