package dev.heed.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What somebody who guesses passwords tries first: those that many people have (OWASP ASVS 5.0, 6.2.4), with digits
/// and signs around them; rows of keys; a few characters over and over.
///
/// The list is read anew for each question, some milliseconds: it is asked when somebody chooses a password, and ten
/// thousand words are not worth keeping for that.
final class Guesses {
    private static final String LIST = "/access/common_passwords.txt";

    /// What no list of others has.
    private static final String OURS = "heed";

    /// What stands around a word is no password of its own below this many characters.
    private static final int AROUND_AT_MOST = Passwords.SHORTEST - 1;

    /// Rows and columns of keyboards, and the way between two rows.
    private static final List<String> KEYS = List.of(
            "1234567890-=",
            "qwertyuiop[]",
            "asdfghjkl;'",
            "zxcvbnm,./",
            "qwertzuiop",
            "yxcvbnm",
            "azertyuiop",
            "qsdfghjklm",
            "wxcvbn",
            "1qaz",
            "2wsx",
            "3edc",
            "4rfv",
            "5tgb",
            "6yhn",
            "7ujm",
            "1q2w3e4r5t6y7u8i9o0p");

    private Guesses() {}

    /// Why a password would be guessed early; empty if nothing here says so.
    ///
    /// @param password of [Passwords#SHORTEST] characters at least
    static Optional<String> fault(UserName name, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (repeats(lower)) return Optional.of("must not be a few characters over and over");
        if (unforeseen(lower) < Passwords.DIFFERENT_AT_LEAST)
            return Optional.of("must not run along the keyboard, the alphabet or the numbers");
        if (common(name, lower))
            return Optional.of(
                    "must not be one that many people have, or your name, also not with digits and signs around it");
        return Optional.empty();
    }

    private static boolean repeats(String lower) {
        for (int period = 1; period <= Math.min(AROUND_AT_MOST, lower.length() / 2); period++)
            if (lower.startsWith(lower.substring(period))) return true;
        return false;
    }

    /// How many characters do not follow from the one before.
    private static int unforeseen(String lower) {
        int count = 1;
        for (int i = 1; i < lower.length(); i++) if (!follows(lower.charAt(i - 1), lower.charAt(i))) count++;
        return count;
    }

    private static boolean follows(char before, char after) {
        String on = "" + before + after;
        String back = "" + after + before;
        return Math.abs(before - after) <= 1 || KEYS.stream().anyMatch(row -> row.contains(on) || row.contains(back));
    }

    private static boolean common(UserName name, String lower) {
        Set<String> bare = bare(lower);
        try (var list = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Guesses.class.getResourceAsStream(LIST)), StandardCharsets.US_ASCII))) {
            return Stream.concat(Stream.of(OURS, name.text()), list.lines().filter(line -> !line.startsWith("#")))
                    .anyMatch(word -> bare.contains(folded(word)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The password, and what is left of it without some of the digits and signs at its ends.
    private static Set<String> bare(String lower) {
        Set<String> bare = new HashSet<>();
        for (int front = 0; front <= AROUND_AT_MOST; front++) {
            if (front > 0 && Character.isLetter(lower.charAt(front - 1))) break;
            for (int end = lower.length(); end >= lower.length() + front - AROUND_AT_MOST; end--) {
                if (end < lower.length() && Character.isLetter(lower.charAt(end))) break;
                bare.add(folded(lower.substring(front, end)));
            }
        }
        return bare;
    }

    /// With letters in place of what people write for them. One letter for `i` and `l`, which both are written `1`.
    private static String folded(String lower) {
        StringBuilder folded = new StringBuilder(lower.length());
        for (char written : lower.toCharArray())
            folded.append(
                    switch (written) {
                        case '0' -> 'o';
                        case '1', '!', '|', 'l' -> 'i';
                        case '3' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7' -> 't';
                        default -> written;
                    });
        return folded.toString();
    }
}
