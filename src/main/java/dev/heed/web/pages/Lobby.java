package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// What somebody finds who has signed in and has no role in any project: the way out, and another password.
///
/// @param name theirs
/// @param wrong why they have no link to another password yet
record Lobby(
        String name,
        String csrf,
        String password,
        String out,
        String everywhere,
        @Nullable String wrong) implements Page {
    @Override
    public String title() {
        return "No project is shared with you";
    }
}
