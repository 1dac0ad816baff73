package dev.heed.privacy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbering plans of some regions, from libphonenumber. An answer costs some ten microseconds for each region.
final class NumberingPlans {
    /// Longest text of one number: 15 digits (ITU-T E.164) and what stands between them.
    private static final int LONGEST = 32;

    private static final int FEWEST_DIGITS = 7;

    /// Candidates that the library may reject in one text before it gives up.
    private static final long MOST_TRIES = 4;

    /// Stands for no region: only numbers with a country code.
    private static final String ANYWHERE = "ZZ";

    /// The country code of the North American Numbering Plan, whose numbers are written in groups of 3, 3 and 4. That
    /// alone is taken for a number; which area codes are in use changes every year.
    private static final int NORTH_AMERICA = 1;

    private static final Pattern NORTH_AMERICAN =
            Pattern.compile("(?:1[-. ])?(?:\\([2-9]\\d\\d\\) ?|[2-9]\\d\\d[-. /])" + "[2-9]\\d\\d[-. ]\\d{4}(?!\\d)");

    /// Loaded with the first number that is looked at, not with the program.
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final List<Plan> plans;
    private final boolean northAmerica;

    /// @param trunk what must be dialled before a number within the country; empty where nothing must
    private record Plan(String region, int countryCode, String trunk) {
        Plan(String region) {
            this(region, NUMBERS.getCountryCodeForRegion(region), trunk(region));
        }

        private static String trunk(String region) {
            String prefix = NUMBERS.getNddPrefixForRegion(region, true);
            return prefix == null ? "" : prefix;
        }

        boolean admits(String text) {
            return countryCode == NORTH_AMERICA
                    ? isBare(text)
                    : trunk.isEmpty() || startsWith(text, trunk) || startsWith(text, "00");
        }
    }

    /// Where in a text a number stands.
    record Place(int from, int to) {}

    NumberingPlans(List<String> regions) {
        plans = regions.stream().map(Plan::new).toList();
        northAmerica = plans.stream().anyMatch(plan -> plan.countryCode() == NORTH_AMERICA);
    }

    /// How often the library is asked about one text. When that is used up, every number that a plan might admit is
    /// taken for one: hidden rather than slow.
    static final class Questions {
        private int left = 200;
    }

    /// The number at the beginning of a run that starts with `+`: any that has a possible length.
    static @Nullable Place international(String run, Questions questions) {
        return questions.left > 0 ? first(run, ANYWHERE, Leniency.POSSIBLE, questions) : new Place(0, run.length());
    }

    /// The first number without country code in a run of digit groups, valid in one of the regions.
    @Nullable
    Place national(String run, Questions questions) {
        for (int from = 0; run.length() - from >= FEWEST_DIGITS; from = nextGroup(run, from)) {
            String text = run.substring(from, Math.min(run.length(), from + LONGEST));
            if (questions.left <= 0 && plans.stream().anyMatch(plan -> plan.admits(text)))
                return new Place(from, run.length());
            Place place = atStart(text, questions);
            if (place != null) return new Place(from, from + place.to());
        }
        return null;
    }

    private @Nullable Place atStart(String text, Questions questions) {
        Place grouped = northAmerican(text);
        if (grouped != null) return grouped;
        for (Plan plan : plans) {
            if (!plan.admits(text)) continue;
            Place place = first(text, plan.region(), Leniency.VALID, questions);
            if (place != null && place.from() == 0) return place;
        }
        return null;
    }

    private @Nullable Place northAmerican(String text) {
        if (!northAmerica) return null;
        Matcher matcher = NORTH_AMERICAN.matcher(text);
        return matcher.lookingAt() ? new Place(0, matcher.end()) : null;
    }

    private static @Nullable Place first(String text, String region, Leniency leniency, Questions questions) {
        questions.left--;
        var matches = NUMBERS.findNumbers(text, region, leniency, MOST_TRIES).iterator();
        if (!matches.hasNext()) return null;
        var match = matches.next();
        return new Place(match.start(), match.end());
    }

    /// Where the next number may begin: at a group of digits, but not behind the full stop or dash of the same number.
    private static int nextGroup(String run, int from) {
        int i = groupAfter(run, from);
        while (i < run.length() && (run.charAt(i - 1) == '.' || run.charAt(i - 1) == '-')) i = groupAfter(run, i);
        return i;
    }

    private static int groupAfter(String run, int from) {
        int i = from;
        while (i < run.length() && !Glyphs.isDigit(run.charAt(i))) i++;
        while (i < run.length() && Glyphs.isDigit(run.charAt(i))) i++;
        while (i < run.length() && run.charAt(i) != '(' && !Glyphs.isDigit(run.charAt(i))) i++;
        return i;
    }

    private static boolean startsWith(String text, String prefix) {
        return text.startsWith(prefix, text.startsWith("(") ? 1 : 0);
    }

    private static boolean isBare(String text) {
        return text.chars().allMatch(c -> Glyphs.isDigit((char) c));
    }
}
