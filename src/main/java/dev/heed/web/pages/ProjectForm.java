package dev.heed.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of one project, and what redaction makes of a text, if one was given.
///
/// @param name the project's
/// @param fields what can be changed; `null` for whom may only try the redaction
/// @param preview where that is tried
/// @param text the text that was given; empty before
/// @param tried what would be kept of it; `null` before it was asked
record ProjectForm(
        Settings settings,
        String name,
        @Nullable Fields fields,
        String preview,
        String text,
        @Nullable Tried tried) implements Page {

    /// The form, as it is stored or as it was typed.
    ///
    /// @param zones the time zones there are
    /// @param slots separated by commas
    /// @param policy JSON
    /// @param version of the policy that this one is to take the place of
    /// @param standing that policy, for whoever typed over an older one; `null` for the others
    record Fields(
            String action,
            List<String> zones,
            String zone,
            String slots,
            boolean autoCreateMedia,
            String scores,
            String mediaVotesDays,
            String chatVotesDays,
            String recommendationsDays,
            String policy,
            String version,
            @Nullable String standing) {}

    /// What redaction made of a text.
    ///
    /// @param kept `null` when nothing would be kept
    /// @param found what was found, in words
    record Tried(@Nullable String kept, String found) {}

    @Override
    public String title() {
        return "Settings of " + name;
    }

    @Override
    public Section section() {
        return Section.SETTINGS;
    }
}
