package dev.heed.access;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a user is called: a name to sign in with, and no e-mail address, so that the log of who did what holds none.
public record UserName(String text) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?");

    /// What is wrong with a text that is none.
    public static final String RULE =
            "must be 1..40 of a-z, 0-9, dot, hyphen and underscore, with a letter or digit at" + " both ends";

    /// @throws IllegalArgumentException if it is none
    public UserName {
        text = text.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(text).matches()) throw new IllegalArgumentException("name " + RULE);
    }

    /// Whether a text can be one.
    public static boolean fits(String text) {
        return NAME.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
