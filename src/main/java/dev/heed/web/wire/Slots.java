package dev.heed.web.wire;

import org.jspecify.annotations.Nullable;

/// The components of a record while it is being read.
final class Slots {
    private final @Nullable Object[] values;
    private final boolean[] filled;

    Slots(int size) {
        values = new Object[size];
        filled = new boolean[size];
    }

    void fill(int index, @Nullable Object value) {
        values[index] = value;
        filled[index] = true;
    }

    boolean filled(int index) {
        return filled[index];
    }

    @Nullable
    Object[] values() {
        return values;
    }
}
