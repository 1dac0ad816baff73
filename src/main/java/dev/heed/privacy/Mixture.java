package dev.heed.privacy;

/// What a run of ASCII characters is mixed of; tells what a machine made from what somebody spells.
///
/// @param changes how often a letter stands beside a digit: words and their numbers have one change or
///     two
/// @param bits Shannon's entropy of the characters ("A Mathematical Theory of Communication", 1948), per
///     character
record Mixture(int lower, int upper, int digits, int changes, double bits) {
    /// Reads every character once. Those beyond ASCII count for nothing.
    static Mixture of(Passage passage, int from, int to) {
        int[] counts = new int[0x80];
        int changes = 0;
        for (int i = from; i < to; i++) {
            char c = passage.at(i);
            if (c < counts.length) counts[c]++;
            char before = passage.at(i - 1);
            boolean both = i > from && Glyphs.isAlphanumeric(c) && Glyphs.isAlphanumeric(before);
            if (both && Glyphs.isDigit(c) != Glyphs.isDigit(before)) changes++;
        }
        return new Mixture(sum(counts, 'a', 'z'), sum(counts, 'A', 'Z'), sum(counts, '0', '9'), changes, bits(counts));
    }

    private static int sum(int[] counts, char first, char last) {
        int sum = 0;
        for (char c = first; c <= last; c++) sum += counts[c];
        return sum;
    }

    private static double bits(int[] counts) {
        int all = sum(counts, '\0', '\u007F');
        double bits = 0;
        for (int count : counts) if (count > 0) bits -= count * Math.log((double) count / all);
        return all == 0 ? 0 : bits / all / Math.log(2);
    }

    int letters() {
        return lower + upper;
    }
}
