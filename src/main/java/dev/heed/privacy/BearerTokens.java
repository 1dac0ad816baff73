package dev.heed.privacy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Tokens after the word *Bearer* (RFC 6750 section 2.1) and user and password after the word *Basic* (RFC 7617).
/// The word stays.
final class BearerTokens implements Detector {
    /// Shorter words than this follow in a sentence: "the bearer of bad news".
    private static final int SHORTEST_TOKEN = 10;

    /// In the header that it is made for, nothing else follows.
    private static final int SHORTEST_IN_HEADER = 8;

    private static final String HEADER = "authorization: ";

    private static final int SHORTEST_BASIC = 8;
    private static final int ENOUGH = 128;

    @Override
    public PersonalData kind() {
        return PersonalData.SECRET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() > 0 || signs.solid() >= SHORTEST_BASIC;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            if ((passage.at(i) | 0x20) != 'b' || Glyphs.isWord(passage.at(i - 1))) continue;
            if (passage.looksAtAnyCase(i, "bearer ")) i = claim(passage, i + 7, shortest(passage, i));
            else if (passage.looksAtAnyCase(i, "basic ")) i = claim(passage, i + 6, 0);
        }
    }

    private static int shortest(Passage passage, int word) {
        boolean header = passage.looksAtAnyCase(word - HEADER.length(), HEADER);
        return header ? SHORTEST_IN_HEADER : SHORTEST_TOKEN;
    }

    /// Claims the token that follows; answers where to go on.
    private int claim(Passage passage, int after, int shortestToken) {
        int from = after;
        while (from < after + 2 && passage.at(from) == ' ') from++;
        int end = from;
        boolean digit = false;
        while (end - from < ENOUGH && isToken68(passage.at(end))) digit |= Glyphs.isDigit(passage.at(end++));
        boolean secret = shortestToken > 0
                ? (digit || shortestToken == SHORTEST_IN_HEADER) && end - from >= shortestToken
                : end - from >= SHORTEST_BASIC && isUserAndPassword(passage.text(from, end));
        if (!secret) return after - 1;
        while (isToken68(passage.at(end))) end++;
        while (passage.at(end - 1) == '.') end--;
        passage.claim(kind(), from, end);
        return end - 1;
    }

    private static boolean isUserAndPassword(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.substring(0, base64.length() / 4 * 4));
            return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(':') > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// RFC 9110 section 11.2.
    private static boolean isToken68(char c) {
        return Glyphs.isToken(c) || "._~+/=".indexOf(c) >= 0;
    }
}
