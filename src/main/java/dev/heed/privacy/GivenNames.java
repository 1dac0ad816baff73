package dev.heed.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Given names that many people bear, of some language areas. Read once, with the first text that asks.
///
/// A line of the list that begins with `#` is a comment; one that begins with `*` holds names that are everyday words,
/// or places, too, wherever else they stand.
final class GivenNames {
    private static final String LIST = "/privacy/given_names.txt";

    private static final class Lists {
        static final Set<String> ORDINARY = new HashSet<>();
        static final Set<String> NAMES = new HashSet<>();

        static {
            text().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                Set<String> list = line.startsWith("*") ? ORDINARY : NAMES;
                for (String name : line.replace("*", "").strip().split(" ", -1))
                    list.add(name.toLowerCase(Locale.ROOT));
            });
            NAMES.removeAll(ORDINARY);
            NAMES.remove("");
        }
    }

    private GivenNames() {}

    private static String text() {
        try (InputStream list = Objects.requireNonNull(GivenNames.class.getResourceAsStream(LIST))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether this, in lower case, is a name and hardly anything else.
    static boolean name(String lower) {
        return Lists.NAMES.contains(lower);
    }

    /// Whether it is a name that is an everyday word, too.
    static boolean ordinary(String lower) {
        return Lists.ORDINARY.contains(lower);
    }

    static boolean any(String lower) {
        return name(lower) || ordinary(lower);
    }
}
