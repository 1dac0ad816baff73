package dev.heed.privacy;

import java.util.Set;

/// Credentials in web addresses (RFC 3986): the user information before the host (section 3.2.1), and values of
/// parameters in query or fragment whose names say that they are secret. Only these are claimed, so that the address
/// stays readable.
final class Links implements Detector {
    /// Longest parameter name looked at: longer ones are not names.
    private static final int LONGEST_NAME = 40;

    /// A value under an everyday name like `key` or `auth` counts from this length on.
    private static final int SHORTEST_UNCLEAR = 8;

    private static final String[] CLEAR = {"token", "secret", "password", "passwd", "pwd", "signature", "apikey", "jwt"
    };
    private static final Set<String> CLEAR_WHOLE = Set.of("sig", "pass", "hmac", "otp", "xamzcredential");
    private static final Set<String> UNCLEAR =
            Set.of("key", "auth", "authorization", "session", "sessionid", "sid", "accesskey", "credential", "code");

    @Override
    public PersonalData kind() {
        return PersonalData.URL;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.has('=') || (signs.has('@') && signs.colons() > 0);
    }

    @Override
    public void find(Passage passage) {
        for (int i = 1; i < passage.length(); i++) {
            if (passage.at(i) == '=') i = claimValue(passage, i);
            else if (passage.at(i) == ':' && passage.looksAt(i, "://")) i = claimUser(passage, i + 3) - 1;
        }
    }

    /// Claims `user:password` if the authority that begins here has one; answers where to go on.
    private int claimUser(Passage passage, int from) {
        int sign = -1;
        int end = from;
        while (isAuthority(passage.at(end))) if (passage.at(end++) == '@') sign = end - 1;
        if (sign <= from) return from;
        passage.claim(kind(), from, sign);
        return sign;
    }

    private static boolean isAuthority(char c) {
        return c > ' ' && c != Passage.CLAIMED && "/?#\"<>\\^`{|}".indexOf(c) < 0;
    }

    /// Claims the value after the `=` if it belongs to a secret parameter; answers where to go on.
    private int claimValue(Passage passage, int equals) {
        int name = equals;
        while (name > equals - LONGEST_NAME && isName(passage.at(name - 1))) name--;
        if (name == equals || "?&#;".indexOf(passage.at(name - 1)) < 0) return equals;
        int least = shortest(passage.text(name, equals));
        if (least == 0) return equals;
        int end = equals + 1;
        while (isValue(passage.at(end))) end++;
        while (end > equals + 1 && ".,;:!".indexOf(passage.at(end - 1)) >= 0) end--;
        if (end - equals - 1 < least) return equals;
        passage.claim(kind(), equals + 1, end);
        return end - 1;
    }

    private static boolean isName(char c) {
        return Glyphs.isToken(c) || c == '.';
    }

    private static boolean isValue(char c) {
        return c > ' ' && c != Passage.CLAIMED && "&#\"'<>()[]`".indexOf(c) < 0;
    }

    /// Fewest characters of a secret value under this name; 0 if the name promises nothing secret.
    private static int shortest(String parameter) {
        String name = Glyphs.lettersOf(parameter);
        if (CLEAR_WHOLE.contains(name)) return 1;
        for (String clear : CLEAR) if (name.endsWith(clear)) return 1;
        return UNCLEAR.contains(name) ? SHORTEST_UNCLEAR : 0;
    }
}
