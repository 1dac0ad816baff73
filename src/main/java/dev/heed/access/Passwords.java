package dev.heed.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// How passwords are judged, hashed and compared.
///
/// bcrypt looks at 72 bytes and not at all past a NUL, so it is given a hash of the password; that one is made with
/// words of ours, so that no list of hashes of other sites can be tried on it.
final class Passwords {
    /// OWASP ASVS 5.0, 6.2.1: at least 8, better 15 characters.
    static final int SHORTEST = 10;

    /// Long enough for any password manager; what is longer costs time to read.
    static final int LONGEST = 200;

    /// "aaaaaaaaaa" and "1212121212" are long and no secrets.
    static final int DIFFERENT_AT_LEAST = 5;

    /// A quarter of a second on the machines of 2026: dear for who guesses, bearable for who signs in.
    private static final int STRENGTH = 12;

    /// Characters of salt and hash together.
    private static final int HASHED = 53;

    private final BCryptPasswordEncoder bcrypt;
    /// Made of no password: one would cost every start, and every command, as much as a sign-in.
    private final String nobodys;

    Passwords() {
        this(STRENGTH);
    }

    /// @param strength the logarithm of bcrypt's rounds, 4..31
    Passwords(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
        nobodys = "$2a$%02d$".formatted(strength) + ".".repeat(HASHED);
    }

    /// What is wrong with a password that somebody chooses; empty if nothing.
    static Optional<String> fault(UserName name, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST)
            return Optional.of("must be " + SHORTEST + ".." + LONGEST + " characters, got " + length);
        if (password.codePoints().distinct().count() < DIFFERENT_AT_LEAST)
            return Optional.of("must hold at least " + DIFFERENT_AT_LEAST + " different characters");
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.startsWith(name.text()) && length < SHORTEST + name.text().length())
            return Optional.of("must not be your name with a few characters behind it");
        return Guesses.fault(name, password);
    }

    String hash(String password) {
        return bcrypt.encode(digest(password));
    }

    /// Whether it is the password of that hash. Takes the same time for a user who is not there or has none.
    ///
    /// @param hash `null` for no user
    boolean matches(String password, @Nullable String hash) {
        boolean same = bcrypt.matches(digest(password), hash == null ? nobodys : hash);
        return same && hash != null;
    }

    private static String digest(String password) {
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update("heed password ".getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sha.digest(composed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
