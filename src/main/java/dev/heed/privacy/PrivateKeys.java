package dev.heed.privacy;

/// Private keys in textual encoding (RFC 7468, and the older forms of OpenSSL, OpenSSH and PGP), from the BEGIN line to
/// the END line. A block that was cut off is claimed as far as it looks like base64.
final class PrivateKeys implements Detector {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";

    /// Longest label looked at, like `ENCRYPTED PRIVATE KEY` or `PGP PRIVATE KEY BLOCK`.
    private static final int LONGEST_LABEL = 40;

    /// Shortest piece of base64 in a block that was cut off; shorter ones are words.
    private static final int SHORTEST_LINE = 24;

    @Override
    public PersonalData kind() {
        return PersonalData.SECRET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.dashes() >= 5;
    }

    @Override
    public void find(Passage passage) {
        int footer = -1; // the next END line or claimed place; asked for once each, so that the whole stays linear
        for (int i = 0; i < passage.length(); i++) {
            if (passage.at(i) != '-' || !passage.looksAt(i, BEGIN)) continue;
            int body = body(passage, i + BEGIN.length());
            if (body < 0) continue;
            if (footer < body) footer = footer(passage, body);
            int end = passage.looksAt(footer, END) ? lineEnd(passage, footer + END.length()) : cutOff(passage, body);
            if (end < 0) continue;
            passage.claim(kind(), i, end);
            i = end - 1;
        }
    }

    /// Where the text after the BEGIN line of a private key starts; -1 if it is the line of something else.
    private static int body(Passage passage, int label) {
        int end = lineEnd(passage, label);
        return end > 0 && passage.text(label, end).contains("PRIVATE KEY") ? end : -1;
    }

    /// Just after the dashes that close a label; -1 if there are none.
    private static int lineEnd(Passage passage, int label) {
        int i = label;
        while (i - label < LONGEST_LABEL && (Glyphs.isAlphanumeric(passage.at(i)) || passage.at(i) == ' ')) i++;
        return passage.looksAt(i, "-----") ? i + 5 : -1;
    }

    private static int footer(Passage passage, int from) {
        int i = from;
        while (i < passage.length() && passage.at(i) != Passage.CLAIMED && !passage.looksAt(i, END)) i++;
        return i;
    }

    /// The end of the base64 that follows; -1 if none does.
    private static int cutOff(Passage passage, int body) {
        int end = -1;
        int i = body;
        while (true) {
            int line = i;
            while (Glyphs.isAlphanumeric(passage.at(i)) || "+/=\\".indexOf(passage.at(i)) >= 0) i++;
            if (i - line >= SHORTEST_LINE) end = i;
            else if (i > line) return end;
            int space = i;
            while (i < passage.length() && " \t\r\n".indexOf(passage.at(i)) >= 0) i++;
            if (i == space) return end;
        }
    }
}
