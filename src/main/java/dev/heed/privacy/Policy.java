package dev.heed.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    boolean wants(PersonalData kind) {
        return !off.contains(kind);
    }
}
