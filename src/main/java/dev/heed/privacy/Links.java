package dev.heed.privacy;

import java.util.Set;

/// Credentials in web addresses (RFC 3986): the user information before the host (section 3.2.1), and
/// values of parameters in query or fragment whose names say that they are secret, long random values
/// under any name, and what follows in the path after a word like *reset* or *invite*. Only these are
/// claimed, so that the address stays readable.
final class Links implements Detector {
    /// Longest parameter name looked at: longer ones are not names.
    private static final int LONGEST_NAME = 40;

    /// A value under an everyday name like `key` or `auth` counts from this length on.
    private static final int SHORTEST_UNCLEAR = 8;

    private static final String[] CLEAR = {
        "token", "secret", "password", "passwd", "pwd", "signature", "apikey", "jwt", "assertion", "samlresponse"
    };
    private static final Set<String> CLEAR_WHOLE = Set.of(
            "sig",
            "pass",
            "hmac",
            "otp",
            "xamzcredential",
            "xgoogcredential",
            "samlrequest",
            "phpsessid",
            "jsessionid");
    private static final Set<String> UNCLEAR = Set.of(
            "key",
            "auth",
            "authorization",
            "session",
            "sessionid",
            "sid",
            "accesskey",
            "credential",
            "code",
            "ticket",
            "nonce",
            "state",
            "invite",
            "invitation",
            "verify",
            "verification",
            "confirm",
            "confirmation",
            "activation",
            "reset",
            "magic",
            "unsubscribe",
            "sessionkey",
            "secretkey",
            "privatekey",
            "authkey",
            "appkey",
            "accountkey");

    /// Words of a path after which a code stands that opens something to whoever has it.
    private static final Set<String> OPENING = Set.of(
            "reset",
            "resetpassword",
            "passwordreset",
            "newpassword",
            "verify",
            "verifyemail",
            "verification",
            "confirm",
            "confirmation",
            "confirmemail",
            "activate",
            "activation",
            "invite",
            "invites",
            "invitation",
            "join",
            "magic",
            "magiclink",
            "login",
            "signin",
            "auth",
            "token",
            "tokens",
            "unsubscribe",
            "webhook",
            "webhooks",
            "services",
            "hooks",
            "share",
            "shared",
            "download",
            "sso",
            "otp");

    /// Fewest characters of a code in a path, and of a random value under a name that says nothing.
    private static final int SHORTEST_CODE = 16;

    private static final int SHORTEST_RANDOM = 32;

    /// Changes between letters and digits: more than the name of a page has.
    private static final int FEWEST_CHANGES = 3;

    /// Enough of a value to see what it is mixed of; the rest is claimed unread.
    private static final int ENOUGH = 128;

    @Override
    public PersonalData kind() {
        return PersonalData.URL;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.has('=') || signs.colons() > 0;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 1; i < passage.length(); i++) {
            if (passage.at(i) == '=') i = claimValue(passage, i);
            else if (passage.at(i) == ':' && passage.looksAt(i, "://")) i = claimUser(passage, i + 3) - 1;
        }
        for (int i = 1; i < passage.length(); i++)
            if (passage.at(i) == ':' && passage.looksAt(i, "://")) i = claimCodes(passage, i + 3) - 1;
    }

    /// Claims the codes in the path of the address whose authority is read from here on; answers where
    /// the path ends.
    private int claimCodes(Passage passage, int from) {
        int i = from;
        while (isAuthority(passage.at(i)) || passage.at(i) == '@') i++;
        boolean opening = false;
        while (passage.at(i) == '/') {
            int segment = i + 1;
            i = segment;
            while (isSegment(passage.at(i))) i++;
            int end = i;
            while (end > segment && ".,;:!".indexOf(passage.at(end - 1)) >= 0) end--;
            if (opening && end - segment >= SHORTEST_CODE && isCode(passage, segment, end))
                passage.claim(kind(), segment, end);
            else opening |= end - segment <= LONGEST_NAME && opens(passage.text(segment, end));
        }
        return i;
    }

    private static boolean opens(String segment) {
        return OPENING.contains(Glyphs.lettersOf(segment));
    }

    private static boolean isSegment(char c) {
        return isAuthority(c) && isValue(c);
    }

    private static boolean isCode(Passage passage, int from, int to) {
        Mixture mixture = Mixture.of(passage, from, Math.min(to, from + ENOUGH));
        return mixture.letters() > 0 && mixture.changes() >= FEWEST_CHANGES;
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
        if (least == 0 && !isRandom(passage, equals + 1)) return equals;
        int end = equals + 1;
        while (isValue(passage.at(end))) end++;
        while (end > equals + 1 && ".,;:!".indexOf(passage.at(end - 1)) >= 0) end--;
        if (end - equals - 1 < Math.max(least, 1)) return equals;
        passage.claim(kind(), equals + 1, end);
        return end - 1;
    }

    /// Whether a long value that only a machine makes begins here.
    private static boolean isRandom(Passage passage, int from) {
        int end = from;
        while (end - from < ENOUGH && Glyphs.isToken(passage.at(end))) end++;
        if (end - from < SHORTEST_RANDOM) return false;
        Mixture mixture = Mixture.of(passage, from, end);
        return mixture.lower() > 0 && mixture.upper() > 0 && mixture.changes() >= FEWEST_CHANGES;
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
