package dev.heed.domain;

/// A verdict on an answer.
public enum Thumb {
    UP(1),
    DOWN(-1);

    private final int value;

    Thumb(int value) {
        this.value = value;
    }

    /// 1 or -1, as stored.
    public int value() {
        return value;
    }

    /// The thumb a stored value stands for.
    public static Thumb of(int value) {
        return switch (value) {
            case 1 -> UP;
            case -1 -> DOWN;
            default -> throw new IllegalArgumentException("thumb must be 1 or -1, got " + value);
        };
    }

    /// `up` or `down`.
    public String word() {
        return this == UP ? "up" : "down";
    }
}
