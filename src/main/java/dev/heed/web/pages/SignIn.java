package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// Where people sign in.
///
/// @param wrong why they are not in yet; it does not say which of the two was wrong
/// @param name what they gave as their name
/// @param to where they were going
record SignIn(@Nullable String wrong, String name, String to) implements Page {
    @Override
    public String title() {
        return "Sign in";
    }
}
