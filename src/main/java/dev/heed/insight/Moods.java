package dev.heed.insight;

/// How many comments sound how. Comments whose language is not understood are in none of them.
public record Moods(long negative, long neutral, long positive) {}
