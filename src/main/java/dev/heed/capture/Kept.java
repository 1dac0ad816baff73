package dev.heed.capture;

import org.jspecify.annotations.Nullable;

/// What is stored of a text, `null` for nothing, and how long it was as it was sent, in code points.
record Kept(@Nullable String text, int length) {
    static Kept of(String sent, @Nullable String text) {
        return new Kept(text, sent.codePointCount(0, sent.length()));
    }
}
