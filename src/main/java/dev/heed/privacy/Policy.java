package dev.heed.privacy;

import com.google.re2j.Pattern;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What is looked for in the texts of one project, and how much of them is kept: for each [Field] a [Rule].
///
/// @param phoneRegions where telephone numbers without a country code may be from: ISO 3166 codes of two upper case
///     letters, at most 16 because each is tried in turn; with none, only numbers with `+` are found
/// @param patterns the operator's own, each in linear time (RE2)
/// @param rules one for every field
public record Policy(List<String> phoneRegions, List<Pattern> patterns, Map<Field, Rule> rules) {
    /// Where people are from who do not say so.
    static final List<String> USUAL_REGIONS = List.of("US", "GB", "DE", "FR");

    /// What holds for one field.
    ///
    /// @param kinds what is looked for
    /// @param truncateAt code points that are kept in [Mode#TRUNCATE]
    public record Rule(Set<PersonalData> kinds, Mode mode, int truncateAt) {
        public Rule {
            kinds = Set.copyOf(kinds);
        }

        Rule redacting() {
            return new Rule(kinds, Mode.REDACT, truncateAt);
        }
    }

    public Policy {
        phoneRegions = List.copyOf(phoneRegions);
        patterns = List.copyOf(patterns);
        rules = Map.copyOf(rules);
    }

    /// Every kind that need not be asked for, and telephone numbers of the United States, Great Britain, Germany and
    /// France; all texts kept, redacted.
    public static Policy defaults() {
        return of(Map.of());
    }

    /// A policy from its JSON object; what is missing is as in [#defaults].
    ///
    /// @throws IllegalArgumentException when a name or a value is not one of a policy's; see [#problems]
    public static Policy of(Map<String, Object> json) {
        PolicyReader reader = new PolicyReader();
        Policy policy = reader.read(json);
        reader.problems().forEach((pointer, problem) -> {
            throw new IllegalArgumentException(pointer + " " + problem);
        });
        return policy;
    }

    /// Everything that is wrong with a policy's JSON object, by JSON pointer; empty if nothing is. Repeats numbers and
    /// names of kinds, never a text.
    public static Map<String, String> problems(Map<String, Object> json) {
        PolicyReader reader = new PolicyReader();
        reader.read(json);
        return reader.problems();
    }

    /// What holds for this field.
    public Rule rule(Field field) {
        return Objects.requireNonNull(rules.get(field));
    }

    /// The same, with all texts kept, redacted.
    Policy redacting() {
        Map<Field, Rule> redacting = new EnumMap<>(Field.class);
        rules.forEach((field, rule) -> redacting.put(field, rule.redacting()));
        return new Policy(phoneRegions, patterns, redacting);
    }

    /// What looks for it in one field.
    public Redactor redactor(Field field) {
        return new Redactor(rule(field).kinds(), phoneRegions, patterns);
    }

    /// A redactor for each field; fields under the same rules share one.
    Map<Field, Redactor> redactors() {
        Map<Set<PersonalData>, Redactor> made = new LinkedHashMap<>();
        Map<Field, Redactor> redactors = new EnumMap<>(Field.class);
        for (Field field : Field.values())
            redactors.put(
                    field,
                    made.computeIfAbsent(rule(field).kinds(), kinds -> new Redactor(kinds, phoneRegions, patterns)));
        return redactors;
    }
}
