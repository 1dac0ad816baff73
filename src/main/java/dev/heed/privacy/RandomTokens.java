package dev.heed.privacy;

import java.util.List;
import java.util.Set;

/// Secrets that nothing announces: letters and digits mixed as only a machine mixes them.
///
/// After a word like *key* or *token*: 20 characters and more in which letters and digits alternate.
/// Anywhere: 32 characters and more, of small and capital letters and digits, with an entropy of 4.2
/// bits a character. The idea and the measure are those of TruffleHog and detect-secrets, whose bound
/// for base64 is 4.5; of random tokens with 32 characters that would miss a third, 4.2 misses one in
/// thirty, and names in programs mostly stay below.
///
/// What it costs: opaque identifiers as long and as mixed as that are hidden, too. What stays:
/// hexadecimal digests, commits and UUIDs, all of which have letters of one case; what is called a hash;
/// data URLs, the lines of a certificate and public keys; what is part of a web address.
final class RandomTokens implements Detector {
    private static final int SHORTEST_NAMED = 20;
    private static final int SHORTEST = 32;

    /// Longer runs are data: pictures, certificates.
    private static final int LONGEST = 200;

    private static final double LEAST_BITS = 4.2;
    private static final int FEWEST_CHANGES = 3;

    /// Lines of base64 in PEM (RFC 7468, section 2) and in mail (RFC 2045, section 6.8).
    private static final Set<Integer> LINES = Set.of(64, 76);

    /// As many characters of Amazon's secret keys, which are base64 with its slashes.
    private static final int AMAZON = 40;

    private static final int REACH = 32;
    private static final int MOST_WORDS = 4;
    private static final Set<String> NAMES = Set.of(
            "key",
            "keys",
            "apikey",
            "token",
            "tokens",
            "secret",
            "secrets",
            "credential",
            "credentials",
            "password",
            "passphrase",
            "passwort",
            "schlüssel",
            "clave",
            "contraseña",
            "clé",
            "jeton",
            "chave",
            "senha",
            "chiave");
    private static final Set<String> OTHERS = Set.of(
            "public",
            "primary",
            "foreign",
            "hash",
            "sha",
            "md",
            "digest",
            "checksum",
            "integrity",
            "fingerprint",
            "commit",
            "revision",
            "etag",
            "uuid",
            "guid",
            "base",
            "ssh",
            "rsa",
            "ed",
            "certificate");

    @Override
    public PersonalData kind() {
        return PersonalData.SECRET;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() > 0 && signs.solid() >= SHORTEST_NAMED;
    }

    @Override
    public void find(Passage passage) {
        int end;
        for (int i = 0; i < passage.length(); i = Math.max(end, i + 1)) {
            end = i;
            while (isToken(passage.at(end))) end++;
            if (end - i < SHORTEST_NAMED || end - i > LONGEST) continue;
            if (!isInAddress(passage, i, end) && isSecret(passage, i, end)) passage.claim(kind(), i, end);
        }
    }

    /// Base64 in both alphabets (RFC 4648).
    private static boolean isToken(char c) {
        return Glyphs.isToken(c) || c == '+' || c == '/' || c == '=';
    }

    /// Whether it is a part of something larger: of a path, a web address, an e-mail address, a word.
    private static boolean isInAddress(Passage passage, int from, int end) {
        char before = passage.at(from - 1);
        char after = passage.at(end);
        if (Glyphs.isWord(before) || Glyphs.isWord(after) || after == '@' || "./\\@?&%#~".indexOf(before) >= 0)
            return true;
        if (passage.at(from) == '/' || (after == '.' && Glyphs.isWord(passage.at(end + 1)))) return true;
        int i = from - 1;
        while (i >= 0 && i > from - LONGEST && passage.at(i) > ' ' && passage.at(i) != Passage.CLAIMED) {
            if (passage.looksAt(i, "://")) return true;
            i--;
        }
        return false;
    }

    private static boolean isSecret(Passage passage, int from, int end) {
        List<String> words = passage.wordsBefore(from, REACH);
        words = words.subList(0, Math.min(MOST_WORDS, words.size()));
        if (words.stream().anyMatch(OTHERS::contains)) return false;
        Mixture mixture = Mixture.of(passage, from, end);
        if (mixture.changes() < FEWEST_CHANGES || isUuid(passage, from, end)) return false;
        if (words.stream().anyMatch(NAMES::contains)) return true;
        return end - from >= SHORTEST
                && mixture.lower() > 0
                && mixture.upper() > 0
                && mixture.bits() >= LEAST_BITS
                && !isPath(passage, from, end)
                && !isLine(passage, from, end)
                && !passage.looksAt(from, "AAAA") // an SSH public key (RFC 4253, section 6.6)
                && !passage.looksAtAnyCase(from, "sha") // a digest with its name (W3C, Subresource Integrity)
                && !passage.looksAt(from, "_Z"); // a mangled name in C++
    }

    /// RFC 9562, section 4.
    private static boolean isUuid(Passage passage, int from, int end) {
        if (end - from != 36) return false;
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? passage.at(from + i) != '-' : !Glyphs.isHex(passage.at(from + i))) return false;
        }
        return true;
    }

    /// Slashes, but not those of base64 as long as a key or padded.
    private static boolean isPath(Passage passage, int from, int end) {
        boolean slash = false;
        for (int i = from; i < end; i++) slash |= passage.at(i) == '/';
        return slash && end - from != AMAZON && passage.at(end - 1) != '=';
    }

    /// One line of a block of base64.
    private static boolean isLine(Passage passage, int from, int end) {
        boolean above = passage.at(from - 1) == '\n' && isToken(passage.at(from - 2));
        boolean below = passage.at(end) == '\n' && isToken(passage.at(end + 1));
        return LINES.contains(end - from) && (above || below);
    }
}
