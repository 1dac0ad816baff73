package dev.heed.access;

import dev.heed.domain.Base32;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// The text of a key: a prefix that says what it is, and 32 random bytes as 52 digits.
///
/// Only its SHA-256 is stored. No salt and no slow hash: those protect secrets that people choose and that can be
/// guessed from a list; 256 random bits cannot, and a lookup by hash needs the same hash every time.
final class Secret {
    static final String LOCAL_PREFIX = "heed_lt_";

    private static final int BYTES = 32;
    private static final int DIGITS = 52;
    private static final int PREFIX = LOCAL_PREFIX.length();
    private static final int HINT_DIGITS = 4;
    private static final Pattern KEY = Pattern.compile("heed_[srp]k_[0-9a-hjkmnp-tv-z]{" + DIGITS + "}");
    private static final Pattern DIGITS_ONLY = Pattern.compile("[0-9a-hjkmnp-tv-z]*");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    static String make(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base32.of(bytes, BYTES);
    }

    /// Whether a text is written like a key; what is not need not be looked for.
    static boolean wellFormed(String text) {
        return text.length() == PREFIX + DIGITS && KEY.matcher(text).matches();
    }

    /// Whether a text is written like a secret of another kind, by its prefix.
    static boolean wellFormed(String text, String prefix) {
        return text.length() == prefix.length() + DIGITS
                && text.startsWith(prefix)
                && DIGITS_ONLY.matcher(text.substring(prefix.length())).matches();
    }

    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return Base32.of(digest, digest.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Compares in a time that tells nothing of where two texts differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String hint(String secret) {
        return secret.substring(0, PREFIX + HINT_DIGITS) + "…";
    }
}
