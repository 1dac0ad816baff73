package dev.heed.imports;

/// Counts equal records, so that a line that stands twice in a file is two votes, and the file imported twice still
/// adds nothing. Costs 24 to 48 bytes for each different record, and half as much again while it grows.
final class Ordinals {
    private static final int FIRST_ROOM = 1 << 10;

    /// Open addressing with linear probing; 0 is a free place.
    private long[] keys = new long[FIRST_ROOM];

    private int[] counts = new int[FIRST_ROOM];
    private int held;

    /// How many records with this hash came so far, this one included.
    ///
    /// @param hash hexadecimal; its first 64 bits count, and should two different records share them, the second is
    ///     only called the second
    int next(String hash) {
        if (2 * held >= keys.length) grow();
        int place = place(keys, key(hash));
        if (keys[place] == 0) held++;
        keys[place] = key(hash);
        return ++counts[place];
    }

    private static long key(String hash) {
        return Long.parseUnsignedLong(hash, 0, 16, 16) | 1;
    }

    private static int place(long[] keys, long key) {
        int mask = keys.length - 1;
        // the low bit of a key says nothing
        int place = (int) (key >>> 1) & mask;
        while (keys[place] != 0 && keys[place] != key) place = place + 1 & mask;
        return place;
    }

    private void grow() {
        long[] before = keys;
        int[] counted = counts;
        keys = new long[2 * before.length];
        counts = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] == 0) continue;
            int place = place(keys, before[i]);
            keys[place] = before[i];
            counts[place] = counted[i];
        }
    }
}
