package dev.heed.privacy;

import java.util.List;
import java.util.Set;
import org.apache.commons.validator.routines.InetAddressValidator;

/// Internet addresses: version 4 in four decimal parts, version 6 in the text forms of RFC 4291 section 2.2 (also
/// compressed, with an embedded version 4 address, and with a zone, RFC 4007 section 11).
///
/// Four numbers with dots may be a version or a section as well. They are taken for an address unless `v`, or a word
/// like *version* or *section*, stands right before them. A compressed version 6 address must hold a digit and begin
/// like an assigned one (`::`, four hexadecimal digits, `64:`, `100:`), so that `std::vector`, `a::b` and `12::30`
/// stay.
final class IpAddresses implements Detector {
    private static final int LONGEST_V6 = 45;
    private static final int LONGEST_ZONE = 16;
    private static final Set<String> VERSION_WORDS = Set.of(
            "v",
            "§",
            "ver",
            "version",
            "versions",
            "release",
            "build",
            "firmware",
            "section",
            "chapter",
            "clause",
            "rev",
            "paragraph");
    private static final InetAddressValidator ADDRESSES = InetAddressValidator.getInstance();

    @Override
    public PersonalData kind() {
        return PersonalData.IP;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= 1 && (signs.colons() >= 2 || (signs.dots() >= 3 && signs.digits() >= 4));
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); ) {
            int run = i;
            int colons = 0;
            while (isAddress(passage.at(run))) if (passage.at(run++) == ':') colons++;
            if (colons >= 2) claimVersion6(passage, i, run);
            i = run + 1;
        }
        for (int i = 0; i < passage.length(); i++) {
            int end = Glyphs.isDigit(passage.at(i)) ? version4(passage, i) : -1;
            if (end > 0) passage.claim(kind(), i, end);
        }
    }

    private static boolean isAddress(char c) {
        return Glyphs.isHex(c) || c == ':' || c == '.';
    }

    private void claimVersion6(Passage passage, int first, int last) {
        int from = first;
        int to = last;
        if (Glyphs.isWord(passage.at(from - 1))) while (passage.at(from) != ':') from++; // the label in `addr:2001:…`
        if (passage.at(from) == ':' && passage.at(from + 1) != ':') from++;
        else if (Glyphs.isWord(passage.at(from - 1))) return;
        while (to > from && passage.at(to - 1) == '.') to--;
        if (passage.at(to - 1) == ':' && passage.at(to - 2) != ':') to--;
        if (Glyphs.isWord(passage.at(to))) return;
        if (to - from > LONGEST_V6 || !isVersion6(passage.text(from, to))) return;
        passage.claim(kind(), from, withZone(passage, to));
    }

    private static boolean isVersion6(String text) {
        int compressed = text.indexOf("::");
        if (compressed >= 0) {
            int group = text.indexOf(':');
            String first = text.substring(0, group);
            if (group != 0 && group != 4 && !first.equals("64") && !first.equals("100")) return false;
            if (text.chars().noneMatch(c -> Glyphs.isDigit((char) c))) return false;
        }
        return ADDRESSES.isValidInet6Address(text);
    }

    private static int withZone(Passage passage, int end) {
        if (passage.at(end) != '%' || !Glyphs.isAlphanumeric(passage.at(end + 1))) return end;
        int zone = end + 1;
        while (Glyphs.isToken(passage.at(zone)) && zone - end <= LONGEST_ZONE) zone++;
        return zone;
    }

    /// Where the four parts that begin here end; -1 if there are fewer or more, or they are a version.
    private static int version4(Passage passage, int from) {
        char before = passage.at(from - 1);
        if (Glyphs.isAlphanumeric(before)) return -1;
        if (before == '.' && Glyphs.isDigit(passage.at(from - 2))) return -1;
        int i = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && passage.at(i++) != '.') return -1;
            int begin = i;
            int value = 0;
            while (Glyphs.isDigit(passage.at(i)) && i - begin < 3) value = value * 10 + passage.at(i++) - '0';
            // 1.000.000.000 is a thousand million
            if (i == begin || value > 255 || passage.looksAt(begin, "000")) return -1;
        }
        return endsHere(passage, i) && !isVersion(passage, from) ? i : -1;
    }

    private static boolean endsHere(Passage passage, int i) {
        char after = passage.at(i);
        if (Glyphs.isAlphanumeric(after)) return false;
        char next = passage.at(i + 1);
        return !(after == '.' && Glyphs.isDigit(next)) && !(after == '-' && Glyphs.isAsciiLetter(next));
    }

    private static boolean isVersion(Passage passage, int from) {
        List<String> words = passage.wordsBefore(from, 3);
        return !words.isEmpty() && VERSION_WORDS.contains(words.getFirst());
    }
}
