package dev.heed.web.pages;

import org.jspecify.annotations.Nullable;

/// One vote by itself.
///
/// @param clocks whose times are meant, in words
/// @param list where it is among others
record OneVote(
        String title,
        String clocks,
        Sheet sheet,
        String csrf,
        String back,
        String list,
        @Nullable Toast toast) implements Page {
    @Override
    public Section section() {
        return Section.FEEDBACK;
    }
}
