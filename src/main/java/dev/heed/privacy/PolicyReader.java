package dev.heed.privacy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a policy from JSON, and collects everything that is wrong with it.
///
/// ```json
/// {"phone_regions": ["ES"], "patterns": ["EMP-\\d{6}"], "off": ["IP"], "mode": "redact",
///  "fields": {"chat.query": {"on": ["NAME"], "mode": "truncate", "truncate_at": 200}}}
/// ```
///
/// What stands at the top holds for every field; what a field says comes after it.
final class PolicyReader {
    private static final int MOST_REGIONS = 16;
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    /// Each is tried on every text.
    private static final int MOST_PATTERNS = 32;

    private static final int LONGEST_PATTERN = 200;

    /// Of all patterns, as RE2 compiles them. A text of 32,000 characters takes so many times as long at worst: with a
    /// thousand, some seconds.
    private static final int MOST_STEPS = 1_000;

    /// Code points that are kept of a text where it is cut and nothing is said of where.
    private static final int USUAL_CUT = 500;

    /// The longest text there is.
    private static final int LONGEST_CUT = 32_000;

    private static final String KINDS = names(PersonalData.values(), Enum::name);
    private static final List<String> OF_A_RULE = List.of("on", "off", "mode", "truncate_at");
    private static final List<String> OF_A_POLICY = Stream.concat(
                    Stream.of("phone_regions", "patterns", "fields"), OF_A_RULE.stream())
            .toList();

    private final Map<String, String> problems = new LinkedHashMap<>();

    Map<String, String> problems() {
        return problems;
    }

    /// The policy, with what is usual in place of what is wrong.
    Policy read(Map<?, ?> json) {
        allow(json, "", OF_A_POLICY);
        List<String> regions = json.containsKey("phone_regions")
                ? regions(words(json.get("phone_regions"), "/phone_regions", MOST_REGIONS))
                : Policy.USUAL_REGIONS;
        List<Pattern> patterns = patterns(words(json.get("patterns"), "/patterns", MOST_PATTERNS));
        Map<Field, Policy.Rule> rules = new EnumMap<>(Field.class);
        for (Field field : Field.values())
            rules.put(field, rule(json, "", new Policy.Rule(field.kinds(), Mode.REDACT, USUAL_CUT)));
        fields(json.get("fields"), rules);
        return new Policy(regions, patterns, rules);
    }

    private void fields(@Nullable Object json, Map<Field, Policy.Rule> rules) {
        if (json == null) return;
        if (!(json instanceof Map<?, ?> fields)) {
            problems.put("/fields", "must be an object");
            return;
        }
        allow(fields, "/fields", Stream.of(Field.values()).map(Field::word).toList());
        for (Field field : Field.values()) {
            String pointer = "/fields/" + field.word();
            Object rule = fields.get(field.word());
            if (rule == null) continue;
            if (rule instanceof Map<?, ?> object) {
                allow(object, pointer, OF_A_RULE);
                rules.computeIfPresent(field, (_, before) -> rule(object, pointer, before));
            } else {
                problems.put(pointer, "must be an object");
            }
        }
    }

    private Policy.Rule rule(Map<?, ?> json, String pointer, Policy.Rule before) {
        EnumSet<PersonalData> kinds = EnumSet.noneOf(PersonalData.class);
        kinds.addAll(before.kinds());
        kinds.addAll(kinds(json.get("on"), pointer + "/on"));
        kinds.removeAll(kinds(json.get("off"), pointer + "/off"));
        return new Policy.Rule(
                kinds,
                mode(json.get("mode"), pointer + "/mode", before.mode()),
                cut(json.get("truncate_at"), pointer + "/truncate_at", before.truncateAt()));
    }

    private List<PersonalData> kinds(@Nullable Object json, String pointer) {
        List<PersonalData> kinds = new ArrayList<>();
        List<String> words = words(json, pointer, PersonalData.values().length);
        for (int i = 0; i < words.size(); i++) {
            String at = pointer + "/" + i;
            PersonalData.named(words.get(i))
                    .ifPresentOrElse(kinds::add, () -> problems.put(at, "must be one of " + KINDS));
        }
        return kinds;
    }

    private Mode mode(@Nullable Object json, String pointer, Mode before) {
        if (json == null) return before;
        if (json instanceof String word && Mode.of(word).isPresent())
            return Mode.of(word).get();
        problems.put(pointer, "must be one of " + names(Mode.values(), Mode::word));
        return before;
    }

    private int cut(@Nullable Object json, String pointer, int before) {
        if (json == null) return before;
        if (json instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 1
                && number.intValue() <= LONGEST_CUT) return number.intValue();
        String got = json instanceof Number number ? ", got " + number : "";
        problems.put(pointer, "must be an integer 1.." + LONGEST_CUT + got);
        return before;
    }

    private List<String> regions(List<String> words) {
        for (int i = 0; i < words.size(); i++)
            if (!REGIONS.contains(words.get(i)))
                problems.put("/phone_regions/" + i, "must be an ISO 3166 code of two upper case letters");
        return words.stream().filter(REGIONS::contains).toList();
    }

    private List<Pattern> patterns(List<String> words) {
        List<Pattern> patterns = new ArrayList<>();
        int steps = 0;
        for (int i = 0; i < words.size(); i++) {
            Pattern pattern = pattern(words.get(i), "/patterns/" + i);
            if (pattern == null) continue;
            patterns.add(pattern);
            steps += pattern.programSize();
        }
        if (steps > MOST_STEPS)
            problems.put(
                    "/patterns",
                    "must have at most " + MOST_STEPS + " steps together, got " + steps
                            + "; what is repeated counts as often as that");
        return patterns;
    }

    private @Nullable Pattern pattern(String word, String pointer) {
        if (word.isEmpty() || word.length() > LONGEST_PATTERN) {
            problems.put(pointer, "must be 1.." + LONGEST_PATTERN + " characters, got " + word.length());
            return null;
        }
        try {
            Pattern pattern = Pattern.compile(word);
            String problem = pattern.matches("") ? "must not match an empty text" : personal(word);
            if (problem == null) return pattern;
            problems.put(pointer, problem);
        } catch (PatternSyntaxException e) {
            problems.put(pointer, "must be a regular expression of RE2, without look-around and back references");
        }
        return null;
    }

    /// Policies are kept for ever, in the clear.
    private static @Nullable String personal(String pattern) {
        return Redactor.personalIdentifier(pattern.replace("\\", ""))
                .map(kind -> "must describe a form and not hold personal data: " + kind)
                .orElse(null);
    }

    private List<String> words(@Nullable Object json, String pointer, int most) {
        if (json == null) return List.of();
        if (!(json instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            problems.put(pointer, "must be a list of words");
            return List.of();
        }
        if (list.size() > most) problems.put(pointer, "must be at most " + most + ", got " + list.size());
        return list.stream().limit(most).map(String.class::cast).toList();
    }

    private void allow(Map<?, ?> json, String pointer, List<String> names) {
        long others =
                json.keySet().stream().filter(name -> !names.contains(name)).count();
        if (others > 0)
            problems.put(
                    pointer,
                    "has the fields " + String.join(", ", names) + ", got " + others
                            + (others == 1 ? " other" : " others"));
    }

    private static <T> String names(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
    }
}
