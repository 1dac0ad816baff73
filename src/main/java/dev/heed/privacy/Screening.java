package dev.heed.privacy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The texts of one row on their way into it: what comes out is what the policy keeps of them, and what was removed is
/// counted. Not for use by two threads.
///
/// A text out of an export may not be the text any more that somebody wrote. What was hashed stays that hash, unless
/// nothing is to be kept; what was cut is treated as a text that was so short.
public final class Screening {
    /// The least number of 12 digits, as many as the shortest card has; fewer tell nothing without words around them.
    private static final long SHORTEST_TELLING = 100_000_000_000L;

    private static final Redactor KNOWN = new Redactor(EnumSet.of(PersonalData.KNOWN), List.of(), List.of());

    private final Vault vault;
    private final long project;
    private final Policy policy;
    private final Map<Field, Redactor> redactors;
    private final List<String> known;
    private final Map<String, String> told;
    private final Map<PersonalData, Integer> found = new EnumMap<>(PersonalData.class);

    /// Empty in most projects: made when the first is told.
    private Map<String, String> modes;

    /// @param redactors those of the policy
    /// @param known identifiers the caller knows to be personal; used here and forgotten
    /// @param told how texts were kept where they come from, where that is not [Mode#REDACT]
    Screening(
            Vault vault,
            long project,
            Policy policy,
            Map<Field, Redactor> redactors,
            List<String> known,
            Map<String, String> told) {
        this.vault = vault;
        this.project = project;
        this.policy = policy;
        this.redactors = redactors;
        this.known = known;
        this.told = told;
        this.modes = told;
    }

    /// A text without personal data, whole: to be read, and then [#kept] as the policy says.
    public String redacted(Field field, String text) {
        if (told(field) == Mode.HASH) return text;
        Redaction redaction = Objects.requireNonNull(redactors.get(field)).redact(text, known);
        redaction.found().forEach((kind, count) -> found.merge(kind, count, Integer::sum));
        return redaction.text();
    }

    /// What is stored of a text; `null` where that is nothing. Of an empty text there is nothing to hide.
    ///
    /// @param redacted what [#redacted] made of it
    public @Nullable String kept(Field field, String text, String redacted) {
        Policy.Rule rule = policy.rule(field);
        Mode told = told(field);
        Mode mode = rule.mode().stricter(told);
        if (mode == Mode.REDACT) return redacted;
        note(field, mode);
        if (text.isEmpty()) return text;
        return switch (mode) {
            case REDACT -> redacted;
            case TRUNCATE -> beginning(redacted, rule);
            case HASH -> told == Mode.HASH ? text : vault.pseudonyms(project).text(text);
            case NONE -> null;
        };
    }

    private static @Nullable String beginning(String redacted, Policy.Rule rule) {
        String kept = rule.mode() == Mode.TRUNCATE ? Beginning.of(redacted, rule.truncateAt()) : redacted;
        return kept.isEmpty() ? null : kept;
    }

    private Mode told(Field field) {
        if (told.isEmpty()) return Mode.REDACT;
        String mode = told.get(field.text());
        return mode == null ? Mode.REDACT : Mode.of(mode).orElseThrow();
    }

    private void note(Field field, Mode mode) {
        if (!(modes instanceof TreeMap)) modes = new TreeMap<>(told);
        modes.put(field.text(), mode.word());
    }

    /// Both at once: what is stored of a text.
    public @Nullable String text(Field field, String text) {
        return kept(field, text, redacted(field, text));
    }

    /// The same for a text that may be missing.
    public @Nullable String optional(Field field, @Nullable String text) {
        return text == null ? null : text(field, text);
    }

    /// How the texts so far are kept, by [Field#text], where that is not [Mode#REDACT].
    public Map<String, String> modes() {
        return modes;
    }

    /// Metadata with every text in it as it is kept; one of which nothing is kept leaves `null`. Its keys are the
    /// operator's: see [#personalKey]. Numbers are no texts, unless they read as something personal.
    public @Nullable Map<String, Object> metadata(Field field, @Nullable Map<String, Object> metadata) {
        return metadata == null ? null : object(field, metadata);
    }

    /// The same for an object that is there.
    @SuppressWarnings("NullAway") // as Jackson makes them: with nulls in them
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
    private @Nullable Object number(Field field, Object number, long whole) {
        String written = Long.toString(whole);
        if (Math.abs(whole) < SHORTEST_TELLING && !isKnown(written)) return number;
        String redacted = redacted(field, written);
        return redacted.equals(written) ? number : kept(field, written, redacted);
    }

    private boolean isKnown(String written) {
        return known.stream().anyMatch(one -> one.strip().equals(written));
    }

    /// What the first key anywhere in metadata holds that holds something personal.
    public static Optional<PersonalData> personalKey(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .flatMap(entry -> Redactor.personalIdentifier(String.valueOf(entry.getKey()))
                                .or(() -> personalKey(entry.getValue()))
                                .stream())
                        .findFirst();
            case List<?> list ->
                list.stream().flatMap(item -> personalKey(item).stream()).findFirst();
            case null, default -> Optional.empty();
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
