package dev.heed.privacy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The texts of one request on their way through a redactor: what comes out is fit to be stored, and what was removed
/// is counted. Not for use by two threads.
public final class Screening {
    /// The least number of 12 digits, as many as the shortest card has; fewer tell nothing without words around them.
    private static final long SHORTEST_TELLING = 100_000_000_000L;

    private static final Redactor KNOWN = new Redactor(EnumSet.of(PersonalData.KNOWN), List.of(), List.of());

    private final Map<Field, Redactor> redactors;
    private final List<String> known;
    private final Map<PersonalData, Integer> found = new EnumMap<>(PersonalData.class);

    /// @param known identifiers the caller knows to be personal; used here and forgotten
    Screening(Map<Field, Redactor> redactors, List<String> known) {
        this.redactors = redactors;
        this.known = known;
    }

    /// A text without personal data.
    public String text(Field field, String text) {
        Redaction redaction = Objects.requireNonNull(redactors.get(field)).redact(text, known);
        redaction.found().forEach((kind, count) -> found.merge(kind, count, Integer::sum));
        return redaction.text();
    }

    /// The same for a text that may be missing.
    public @Nullable String optional(Field field, @Nullable String text) {
        return text == null ? null : text(field, text);
    }

    /// Metadata with every text in it screened. Its keys are the operator's: see [#personalKey].
    public @Nullable Map<String, Object> metadata(Field field, @Nullable Map<String, Object> metadata) {
        return metadata == null ? null : object(field, metadata);
    }

    /// An object with every text in it screened.
    public Map<String, Object> object(Field field, Map<?, ?> object) {
        Map<String, Object> screened = new LinkedHashMap<>();
        object.forEach((key, value) -> screened.put(String.valueOf(key), value(field, value)));
        return screened;
    }

    private @Nullable Object value(Field field, @Nullable Object value) {
        return switch (value) {
            case String text -> text(field, text);
            case Long number -> number(field, number, number);
            case Double number -> number == Math.rint(number) ? number(field, number, number.longValue()) : number;
            case Map<?, ?> object -> object(field, object);
            case List<?> list -> {
                List<@Nullable Object> screened = new ArrayList<>();
                for (Object item : list) screened.add(value(field, item));
                yield screened;
            }
            case null, default -> value;
        };
    }

    /// A number is what it says, unless it reads as something personal or is known to be: then it is a text without
    /// that. A short one must be known: alone, any ten digits would read as a telephone number.
    private Object number(Field field, Object number, long whole) {
        String written = Long.toString(whole);
        if (Math.abs(whole) < SHORTEST_TELLING && !isKnown(written)) return number;
        String screened = text(field, written);
        return screened.equals(written) ? number : screened;
    }

    private boolean isKnown(String written) {
        return known.stream().anyMatch(one -> one.strip().equals(written));
    }

    /// Whether a key anywhere in metadata holds something personal.
    public static boolean personalKey(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .anyMatch(entry -> Redactor.personalIdentifier(String.valueOf(entry.getKey()))
                                        .isPresent()
                                || personalKey(entry.getValue()));
            case List<?> list -> list.stream().anyMatch(Screening::personalKey);
            case null, default -> false;
        };
    }

    /// Whether an identifier that is kept as it is holds one that the caller knows to be personal. Counts nothing.
    public boolean holdsKnown(String identifier) {
        return !known.isEmpty() && !KNOWN.redact(identifier, known).places().isEmpty();
    }

    /// The same of the keys anywhere in metadata.
    public boolean holdsKnownKey(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .anyMatch(
                                entry -> holdsKnown(String.valueOf(entry.getKey())) || holdsKnownKey(entry.getValue()));
            case List<?> list -> list.stream().anyMatch(this::holdsKnownKey);
            case null, default -> false;
        };
    }

    /// How many pieces of each kind were removed so far, by the kind's name.
    public Map<String, Integer> found() {
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach((kind, count) -> counts.put(kind.name(), count));
        return counts;
    }
}
