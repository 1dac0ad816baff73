package dev.heed.privacy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an export tells of how texts were kept, held against the texts that come with it. A text that is said to be a
/// hash is stored without being searched, so it must look like one.
public final class Told {
    private static final String MODES = "/exported/text_modes";

    private Told() {}

    /// What is wrong with it, by JSON pointer; empty if nothing is.
    ///
    /// @param modes how they were kept, by the name of a text
    /// @param texts all there may be, by their names: strings, objects with strings in them, or `null`
    public static Map<String, String> problems(
            Map<String, String> modes, Map<String, ? extends @Nullable Object> texts) {
        Map<String, String> problems = new LinkedHashMap<>();
        modes.forEach((name, word) -> {
            Optional<Mode> mode = Mode.of(word).filter(known -> known != Mode.REDACT);
            if (!texts.containsKey(name) || mode.isEmpty())
                problems.put(MODES, "must hold truncate, hash or none, by the name of a text");
            else if (!leaves(mode.get(), texts.get(name)))
                problems.put("/" + name, "must be what " + word + " leaves of a text, as " + MODES + " has it");
        });
        return problems;
    }

    /// Whether this can be what a mode leaves: of hashes what is written like one, of nothing no text at all.
    private static boolean leaves(Mode mode, @Nullable Object value) {
        return switch (value) {
            case String text ->
                text.isEmpty() || mode == Mode.TRUNCATE || (mode == Mode.HASH && Pseudonyms.written(text));
            case Map<?, ?> object -> object.values().stream().allMatch(one -> leaves(mode, one));
            case List<?> list -> list.stream().allMatch(one -> leaves(mode, one));
            case null, default -> true;
        };
    }
}
