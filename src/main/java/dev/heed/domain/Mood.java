package dev.heed.domain;

/// How a comment sounds, by the compound score of VADER. The documentation of Hutto and Gilbert, "VADER" (ICWSM 2014),
/// sets the bounds.
public enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /// A compound score this far from 0, or farther, is not neutral.
    public static final double BOUND = 0.05;

    /// How a compound score sounds.
    ///
    /// @param compound -1..1
    public static Mood of(double compound) {
        if (compound <= -BOUND) return NEGATIVE;
        return compound < BOUND ? NEUTRAL : POSITIVE;
    }
}
