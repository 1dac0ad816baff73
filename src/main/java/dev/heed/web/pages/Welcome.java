package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// Where somebody with a link chooses a password, and the first owner a name too.
///
/// @param known whom the link is for; `null` for the first owner
/// @param name what they gave as their name
/// @param wrong what has to be other
record Welcome(
        @Nullable String known, String name, @Nullable String wrong) implements Page {
    @Override
    public String title() {
        return known == null ? "Own this Heed" : "Choose a password";
    }
}
