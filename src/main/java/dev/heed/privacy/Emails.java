package dev.heed.privacy;

import org.apache.commons.validator.routines.DomainValidator;

/// E-mail addresses as people write them: the addr-spec of RFC 5322 section 3.4.1 with letters of every script
/// (RFC 6531), quoted local parts, domain literals, and `%40` for the sign inside a web address (RFC 3986).
///
/// Looser than the standard where a writer is (dots anywhere in the local part), stricter where a reader is: the
/// domain has a dot and ends in letters, and what only surrounds an address stays outside.
final class Emails implements Detector {
    /// RFC 5321, section 4.5.3.1.1: octets of a local part. Only bounds the search for an opening quote.
    private static final int LONGEST_QUOTED = 64;

    /// Longest domain literal: `[IPv6:` and 45 characters of address.
    private static final int LONGEST_LITERAL = 52;

    private static final DomainValidator DOMAINS = DomainValidator.getInstance();

    @Override
    public PersonalData kind() {
        return PersonalData.EMAIL;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.has('@') || signs.has('%');
    }

    @Override
    public void find(Passage passage) {
        int floor = 0; // a local part does not reach back over an earlier sign
        for (int i = 1; i < passage.length(); i++) {
            int sign = passage.at(i) == '@' ? 1 : passage.at(i) == '%' && passage.looksAt(i, "%40") ? 3 : 0;
            if (sign == 0) continue;
            int from = localPart(passage, floor, i);
            floor = i + sign;
            if (from == i) continue;
            int to = domain(passage, i + sign);
            if (to < 0) continue;
            passage.claim(kind(), from, to);
            i = to - 1;
        }
    }

    /// Where the local part that ends before `sign` begins; `sign` if there is none.
    private static int localPart(Passage passage, int floor, int sign) {
        if (passage.at(sign - 1) == '"') {
            int from = quoted(passage, sign - 1);
            if (from >= 0) return from;
        }
        boolean unspaced = Glyphs.isUnspaced(passage.at(sign - 1));
        int from = sign;
        while (from > floor && isLocal(passage.at(from - 1)) && (unspaced || !Glyphs.isUnspaced(passage.at(from - 1))))
            from--;
        return withoutSurroundings(passage, from, sign);
    }

    private static int quoted(Passage passage, int closing) {
        for (int i = closing - 1; i >= Math.max(0, closing - LONGEST_QUOTED); i--) {
            char c = passage.at(i);
            if (c == '"') return i == closing - 1 ? -1 : i;
            if (c == '\n' || c == Passage.CLAIMED) return -1;
        }
        return -1;
    }

    /// RFC 5322's atext without the characters that more often surround an address than belong to it.
    private static boolean isLocal(char c) {
        return Glyphs.isWord(c) || "._%+-'!#$^=".indexOf(c) >= 0;
    }

    private static int withoutSurroundings(Passage passage, int from, int sign) {
        for (int i = from; i < sign; i++) {
            char c = passage.at(i);
            if (c == '=') return trimmed(passage, i + 1, sign); // `email=joe@…`; not `bounce+joe=…`
            if (!Glyphs.isAsciiLetter(c) && c != '_' && c != '-') break;
        }
        return trimmed(passage, from, sign);
    }

    private static int trimmed(Passage passage, int from, int sign) {
        int i = from;
        while (i < sign && !Glyphs.isWord(passage.at(i)) && passage.at(i) != '_') i++;
        return i;
    }

    /// Where the domain that begins here ends, without the full stop of the sentence; -1 if this is no domain.
    private static int domain(Passage passage, int from) {
        if (passage.at(from) == '[') return literal(passage, from);
        if (isScaleSuffix(passage, from)) return -1;
        int ends = -1;
        boolean known = false;
        for (int label = from; ; ) {
            int end = label;
            while (isLabel(passage.at(end))) end++;
            if (end == label) return ends;
            if (label > from) {
                int top = topLevel(passage, label, end);
                if (top > 0) {
                    boolean listed = DOMAINS.isValidTld(passage.text(label, top));
                    if (known && !listed && startsSentence(passage.at(label))) return ends;
                    known = listed;
                    ends = top;
                }
            }
            if (passage.at(end) != '.') return ends;
            label = end + 1;
        }
    }

    /// `icon@2x.png`: how picture files for dense screens are named.
    private static boolean isScaleSuffix(Passage passage, int from) {
        return Glyphs.isDigit(passage.at(from)) && passage.looksAtAnyCase(from + 1, "x.");
    }

    private static boolean isLabel(char c) {
        return Glyphs.isWord(c) || c == '-' || c == '_';
    }

    /// A capital letter, or a script without spaces: after a complete domain the space may have been forgotten.
    private static boolean startsSentence(char c) {
        return Character.isUpperCase(c) || Glyphs.isUnspaced(c);
    }

    /// Where the letters of a top-level domain in this label end; -1 if there are fewer than two.
    private static int topLevel(Passage passage, int label, int end) {
        if (passage.looksAtAnyCase(label, "xn--")) return end;
        boolean unspaced = Glyphs.isUnspaced(passage.at(label));
        int top = label;
        while (top < end && isLetter(passage.at(top)) && Glyphs.isUnspaced(passage.at(top)) == unspaced) top++;
        return top - label >= 2 ? top : -1;
    }

    private static boolean isLetter(char c) {
        return Glyphs.isWord(c) && !Glyphs.isDigit(c);
    }

    private static int literal(Passage passage, int from) {
        for (int i = from + 1; i < from + LONGEST_LITERAL; i++) {
            char c = passage.at(i);
            if (c == ']') return i - from > 2 ? i + 1 : -1;
            if (!Glyphs.isAlphanumeric(c) && c != '.' && c != ':') return -1;
        }
        return -1;
    }
}
