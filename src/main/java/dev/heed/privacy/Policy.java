package dev.heed.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to look for in the texts of one project.
///
/// @param phoneRegions where telephone numbers without a country code may be from: ISO 3166 codes of two upper case
///     letters, at most 16 because each is tried in turn; with none, only numbers with `+` are found
/// @param off the kinds that are not looked for
public record Policy(List<String> phoneRegions, Set<PersonalData> off) {
    private static final int MOST_REGIONS = 16;
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    public Policy {
        phoneRegions = List.copyOf(phoneRegions);
        off = Set.copyOf(off);
        if (phoneRegions.size() > MOST_REGIONS)
            throw new IllegalArgumentException(
                    "phone_regions must be at most " + MOST_REGIONS + ", got " + phoneRegions.size());
        for (int i = 0; i < phoneRegions.size(); i++) {
            String region = phoneRegions.get(i);
            if (!REGIONS.contains(region))
                throw new IllegalArgumentException("phone_regions[" + i
                        + "] must be an ISO 3166 code of two upper case letters, got another text of length "
                        + region.length());
        }
    }

    /// Every kind, and telephone numbers of the United States, Great Britain, Germany and France.
    public static Policy defaults() {
        return new Policy(List.of("US", "GB", "DE", "FR"), Set.of());
    }

    /// A policy from its JSON object: `{"phone_regions": ["US"], "off": ["PHONE"]}`; what is missing is as in
    /// [#defaults].
    ///
    /// @throws IllegalArgumentException when a name or a value is not one of a policy's
    public static Policy of(Map<String, Object> json) {
        for (String name : json.keySet())
            if (!name.equals("phone_regions") && !name.equals("off"))
                throw new IllegalArgumentException("policy has the fields phone_regions and off, got another");
        List<String> regions = json.containsKey("phone_regions")
                ? words(json.get("phone_regions"), "phone_regions")
                : defaults().phoneRegions();
        List<PersonalData> off = words(json.getOrDefault("off", List.of()), "off").stream()
                .map(Policy::kind)
                .toList();
        return new Policy(regions, Set.copyOf(off));
    }

    private static List<String> words(@Nullable Object value, String name) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance))
            return list.stream().map(String.class::cast).toList();
        throw new IllegalArgumentException(name + " must be a list of words");
    }

    private static PersonalData kind(String word) {
        for (PersonalData kind : PersonalData.values()) if (kind.name().equals(word)) return kind;
        throw new IllegalArgumentException("off must hold kinds of personal data: "
                + Arrays.stream(PersonalData.values()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    boolean wants(PersonalData kind) {
        return !off.contains(kind);
    }
}
