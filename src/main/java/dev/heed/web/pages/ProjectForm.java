package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of one project, as a form; with what redaction makes of a text, if one was given.
///
/// @param name the project's
/// @param preview where the redaction is tried
/// @param zones the time zones there are
/// @param slots separated by commas
/// @param policy JSON
/// @param version of the policy
/// @param tried a text and what would be kept of it; `null` before one was given
record ProjectForm(
        Settings settings,
        String name,
        String action,
        String preview,
        List<String> zones,
        String zone,
        String slots,
        boolean autoCreateMedia,
        String scores,
        String mediaVotesDays,
        String chatVotesDays,
        String recommendationsDays,
        String policy,
        int version,
        @Nullable Tried tried)
        implements Page {

    /// What redaction made of a text.
    ///
    /// @param kept `null` when nothing would be kept
    /// @param found what was found, in words
    record Tried(String text, @Nullable String kept, String found) {}

    @Override
    public String title() {
        return "Settings of " + name;
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
