package dev.heed.privacy;

/// Addresses of network cards: EUI-48 and EUI-64 of IEEE 802 (its guidelines, section "Hexadecimal representation"),
/// pairs of hexadecimal digits with colons or dashes between, or groups of four with full stops.
///
/// Pairs with dashes, and groups with full stops, must hold a letter: `01-02-03-04-05-06` may be anything.
final class MacAddresses implements Detector {
    private static final int SHORT = 12;
    private static final int LONG = 16;

    @Override
    public PersonalData kind() {
        return PersonalData.MAC;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.colons() >= 5 || signs.longestToken() >= 17 || signs.dots() >= 2;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            if (!Glyphs.isHex(passage.at(i)) || joins(passage.at(i - 1))) continue;
            int end = address(passage, i);
            if (end < 0) continue;
            passage.claim(kind(), i, end);
            i = end - 1;
        }
    }

    /// Where the address that begins here ends; -1 if none does.
    private static int address(Passage passage, int from) {
        int group = from;
        while (group - from < 4 && Glyphs.isHex(passage.at(group))) group++;
        group -= from;
        char mark = passage.at(from + group);
        boolean pairs = group == 2 && (mark == ':' || mark == '-');
        if (!pairs && !(group == 4 && mark == '.')) return -1;
        int digits = 0;
        boolean letter = false;
        int i = from;
        for (; digits < LONG; i++) {
            char c = passage.at(i);
            if (digits > 0 && digits % group == 0 && passage.at(i - 1) != mark) {
                boolean goesOn = c == mark && (digits < SHORT || Glyphs.isHex(passage.at(i + 1)));
                if (!goesOn) break;
                continue;
            }
            if (!Glyphs.isHex(c)) return -1;
            letter |= Glyphs.isAsciiLetter(c);
            digits++;
        }
        boolean whole = digits == SHORT || digits == LONG;
        return whole && (letter || mark == ':') && !Glyphs.isWord(passage.at(i)) ? i : -1;
    }

    private static boolean joins(char c) {
        return Glyphs.isWord(c) || c == ':' || c == '-';
    }
}
