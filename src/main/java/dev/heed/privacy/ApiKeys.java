package dev.heed.privacy;

import java.util.Base64;

/// Keys that announce themselves: by the prefix of a [KeyShape]; JSON Web Tokens (RFC 7519; `eyJ` is
/// `{"` in base64url); and the tokens of bots, which have a form and no prefix:
///
/// - Telegram (Bot API, "Authorizing your bot"): a number, a colon, 35 characters that begin with `AA`;
/// - Discord (Reference, "Authentication"): a number in base64, the time, a code, with full stops
///   between.
final class ApiKeys implements Detector {
    /// More characters than any rule needs to decide; what follows is claimed unread.
    private static final int ENOUGH = 64;

    /// No key has a shorter run of token characters; the shortest header of a web token is `{"alg":""}`.
    private static final int SHORTEST = 14;

    @Override
    public PersonalData kind() {
        return PersonalData.SECRET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.longestToken() >= SHORTEST;
    }

    @Override
    public void find(Passage passage) {
        char before = Passage.OUTSIDE;
        for (int i = 0; i < passage.length(); i++) {
            char c = passage.at(i);
            if (c < 0x80 && !Glyphs.isAlphanumeric(before)) {
                int end = c == 'e' ? webToken(passage, i) : -1;
                if (end < 0) end = key(passage, i, KeyShape.beginningWith(c));
                if (end < 0 && Glyphs.isAlphanumeric(c)) end = bot(passage, i);
                if (end > 0) {
                    passage.claim(kind(), i, end);
                    i = end - 1;
                }
            }
            before = passage.at(i);
        }
    }

    private static int key(Passage passage, int from, KeyShape[] shapes) {
        for (KeyShape shape : shapes) {
            if (!passage.looksAt(from, shape.prefix())) continue;
            int body = from + shape.prefix().length();
            int end = body;
            boolean digit = false;
            while (end - body < ENOUGH && shape.goesOn(passage.at(end))) digit |= Glyphs.isDigit(passage.at(end++));
            if (!shape.admits(end - body, digit)) continue;
            while (shape.goesOn(passage.at(end))) end++;
            return end;
        }
        return -1;
    }

    /// Where a bot's token that begins here ends; -1 if none does.
    private static int bot(Passage passage, int from) {
        int first = part(passage, from, 30);
        if (passage.at(first) == ':' && first - from >= 8 && first - from <= 12 && digits(passage, from, first)) {
            int end = part(passage, first + 1, 36);
            return passage.looksAt(first + 1, "AA") && end - first == 36 ? end : -1;
        }
        if (passage.at(first) != '.' || first - from < 23 || first - from > 28) return -1;
        int second = part(passage, first + 1, 8);
        if (passage.at(second) != '.' || second - first < 6) return -1;
        int end = second + 1;
        while (Glyphs.isToken(passage.at(end))) end++;
        return end - second > 27 && isNumberInBase64(passage.text(from, first)) ? end : -1;
    }

    /// Where the characters of a token end, so many at most.
    private static int part(Passage passage, int from, int most) {
        int end = from;
        while (end - from <= most && Glyphs.isToken(passage.at(end))) end++;
        return end;
    }

    private static boolean digits(Passage passage, int from, int to) {
        for (int i = from; i < to; i++) if (!Glyphs.isDigit(passage.at(i))) return false;
        return true;
    }

    private static boolean isNumberInBase64(String part) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(part);
            for (byte octet : octets) if (octet < '0' || octet > '9') return false;
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// Three parts or more (RFC 7515 section 3.1, RFC 7516 section 3.1), the first a JSON object.
    private static int webToken(Passage passage, int from) {
        if (!passage.looksAt(from, "eyJ") || passage.at(from - 1) == '-') return -1;
        int parts = 0;
        int end = from;
        while (true) {
            int begin = end;
            while (Glyphs.isToken(passage.at(end))) end++;
            if (parts == 0 && end - begin < SHORTEST) return -1;
            parts++;
            boolean more =
                    passage.at(end) == '.' && (passage.at(end + 1) == '.' || Glyphs.isToken(passage.at(end + 1)));
            if (!more) return parts >= 2 ? end : -1;
            end++;
        }
    }
}
