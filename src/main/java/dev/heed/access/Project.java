package dev.heed.access;

import java.text.Normalizer;
import java.time.Instant;

/// Where everything belongs: votes, media, recommendations and keys are one project's.
///
/// @param name 1..100 printable characters, composed (NFC), unique, without spaces at its ends
public record Project(long id, String name, ProjectSettings settings, Instant createdAt) {
    /// The project that the first start makes.
    public static final String DEFAULT = "default";

    /// The longest name, in code points.
    public static final int NAME_AT_MOST = 100;

    public Project {
        name = named(name);
    }

    /// A name as it is stored and looked for: trimmed and composed.
    ///
    /// @throws IllegalArgumentException if it is empty, too long or not printable
    public static String named(String name) {
        String stored = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        int length = stored.codePointCount(0, stored.length());
        if (length < 1 || length > NAME_AT_MOST)
            throw new IllegalArgumentException("name must be 1.." + NAME_AT_MOST + " characters, got " + length);
        if (!stored.codePoints().allMatch(Project::printable))
            throw new IllegalArgumentException("name must be printable text of one line");
        return stored;
    }

    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
