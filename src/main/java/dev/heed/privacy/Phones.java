package dev.heed.privacy;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Telephone numbers, by the numbering plans in libphonenumber (ITU-T E.164: at most 15 digits).
///
/// The library is slow and finds numbers in prices and dates, so it is asked only about runs of seven digits and more
/// that look like nothing else:
///
/// - with `+` and a country code: any number of a possible length;
/// - called a telephone number by the words around it: any 7 to 15 digits;
/// - written in groups: a valid number of one of the regions (in North America any number grouped as there);
/// - bare digits: the same, and it must begin with the trunk prefix 0, stand alone, or somebody is to be reached by it.
final class Phones implements Detector {
    private static final int FEWEST_DIGITS = 7;

    /// ITU-T E.164.
    private static final int MOST_DIGITS = 15;

    /// Characters of one run given to the library; a longer run is cut where a group ends.
    private static final int LONGEST_RUN = 64;

    /// How many characters may stand between two groups of one number, as in `) - `.
    private static final int WIDEST_GAP = 3;

    /// Candidates the library may reject in one run before it gives up.
    private static final long MOST_TRIES = 8;

    /// ` ext. 123456`
    private static final int LONGEST_EXTENSION = 16;

    private static final String ANYWHERE = "ZZ";

    /// The country code of the North American Numbering Plan, whose numbers are written in groups of 3, 3 and 4.
    private static final int NORTH_AMERICA = 1;

    private static final Pattern NORTH_AMERICAN = Pattern.compile(
            "(?:1[-. ])?(?:\\([2-9]\\d\\d\\) ?|[2-9]\\d\\d[-. /])[2-9]\\d\\d[-. ]\\d{4}(?!\\d)(?: ?(?:x|ext\\.?) ?\\d{1,6})?");

    private static final Pattern DATE =
            Pattern.compile("(?:\\d{4}([-./])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])(?!\\1?\\d)"
                    + "|(?:0?[1-9]|[12]\\d|3[01])([-./])(?:0?[1-9]|[12]\\d|3[01])\\2(?:\\d{4}|\\d{2})(?!\\2?\\d))");
    private static final Pattern NO_PHONE = Pattern.compile(
            "(?:1[0-9]|20|21)\\d\\d(?:[ ./-]{1,3}(?:1[0-9]|20|21)\\d\\d)+" // years
                    + "|.*\\((?:1[89]|20)\\d\\d\\)?" // a title and its year
                    + "|(?!0\\d)\\d{1,4}\\.\\d{3,}" // a fraction
                    + "|\\d{1,3}(?:\\.\\d{3}){2,}" // thousands
                    + "|\\d{1,3}(?:\\.\\d{1,3}){3}" // an address or a version
                    + "|\\d{1,5}-\\d{1,7}-\\d{1,7}-\\d" // ISBN-10
                    + "|97[89][ -]\\d{1,5}[ -]\\d{1,7}[ -]\\d{1,7}[ -]\\d" // ISBN-13
                    + "|\\d(?:[ .-]\\d)+" // counting
                    + "|\\d{1,3}(?: \\d{3})* 000"); // a round number

    /// Loaded with the first number that is looked at, not with the program.
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final List<String> regions;

    Phones(List<String> regions) {
        this.regions = regions;
    }

    @Override
    public PersonalData kind() {
        return PersonalData.PHONE;
    }

    @Override
    public boolean worthwhile(Signs signs) {
        return signs.digits() >= FEWEST_DIGITS;
    }

    @Override
    public void find(Passage passage) {
        for (int i = 0; i < passage.length(); i++) {
            if (!Glyphs.isDigit(passage.at(i))) continue;
            int end = runEnd(passage, i);
            int from = withSign(passage, i);
            String run = passage.text(from, end);
            Matcher date = DATE.matcher(run);
            if (date.lookingAt()) {
                i = from + date.end() - 1;
                continue;
            }
            boolean plausible = digits(run) >= FEWEST_DIGITS && run.length() < 2 * LONGEST_RUN;
            i = (plausible && standsAlone(passage, from, end) ? claim(passage, from, end, run) : end) - 1;
        }
    }

    private static int runEnd(Passage passage, int from) {
        int end = from;
        while (true) {
            while (Glyphs.isDigit(passage.at(end))) end++;
            int next = end;
            while (next - end <= WIDEST_GAP && isGap(passage.at(next))) next++;
            if (!Glyphs.isDigit(passage.at(next)) || next - from > LONGEST_RUN) return end;
            end = next;
        }
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
    }

    private static int withSign(Passage passage, int from) {
        int i = from;
        if (passage.at(i - 1) == '(') i--;
        if (passage.at(i - 1) == '+') i--;
        return i;
    }

    private static int digits(String run) {
        int digits = 0;
        for (int i = 0; i < run.length(); i++) if (Glyphs.isDigit(run.charAt(i))) digits++;
        return digits;
    }

    /// Not a part of a word, a larger number or a web address.
    private static boolean standsAlone(Passage passage, int from, int end) {
        char before = passage.at(from - 1);
        if (Glyphs.isAlphanumeric(before) || before == '_' || before == '@') return false;
        if (before == ',' && Glyphs.isDigit(passage.at(from - 2))) return false;
        char after = passage.at(end);
        if (after == '_' || (Glyphs.isAsciiLetter(after) && (after | 0x20) != 'x' && (after | 0x20) != 'e'))
            return false;
        if ((after == ',' || after == ':') && Glyphs.isDigit(passage.at(end + 1))) return false;
        return !isInLink(passage, from);
    }

    private static boolean isInLink(Passage passage, int from) {
        int i = from - 1;
        while (i >= 0 && i > from - 200 && passage.at(i) > ' ') {
            if (passage.looksAt(i, "://")) return !passage.looksAt(i, "://wa.me/");
            i--;
        }
        return false;
    }

    /// Claims the first number of the run if it has one; answers where to go on.
    private int claim(Passage passage, int from, int end, String run) {
        boolean international = run.charAt(0) == '+';
        PhoneContext context = PhoneContext.of(passage, from, end);
        if (!international) {
            if (context == PhoneContext.OTHER || NO_PHONE.matcher(run).matches()) return end;
            if (context == PhoneContext.UNKNOWN && isDoubtful(passage, from, end, run)) return end;
        }
        String text = run + extension(passage, end);
        Place place = international ? first(text, ANYWHERE, Leniency.POSSIBLE) : national(text, run, context);
        if (place == null) return end;
        passage.claim(kind(), from + place.from(), from + place.to());
        return from + place.to();
    }

    /// Bare digits without trunk prefix in the midst of a text, or the number in a code like `INC-20231234`.
    private static boolean isDoubtful(Passage passage, int from, int end, String run) {
        if (passage.at(from - 1) == '-' && Glyphs.isAsciiLetter(passage.at(from - 2))) return true;
        return run.charAt(0) != '0' && digits(run) == run.length() && !isWholeText(passage, from, end);
    }

    private static boolean isWholeText(Passage passage, int from, int end) {
        int first = from;
        while (first > 0 && passage.at(first - 1) <= ' ') first--;
        int last = end;
        while (last < passage.length() && passage.at(last) <= ' ') last++;
        return first == 0 && last == passage.length();
    }

    private static String extension(Passage passage, int end) {
        char after = passage.at(passage.at(end) == ' ' ? end + 1 : end);
        return (after | 0x20) == 'x' || (after | 0x20) == 'e' ? passage.text(end, extensionEnd(passage, end)) : "";
    }

    private static int extensionEnd(Passage passage, int end) {
        int i = end;
        while (i < end + LONGEST_EXTENSION && passage.at(i) >= ' ' && passage.at(i) != Passage.CLAIMED) i++;
        return i;
    }

    private @Nullable Place national(String text, String run, PhoneContext context) {
        for (String region : regions) {
            Place place = NUMBERS.getCountryCodeForRegion(region) == NORTH_AMERICA
                    ? northAmerican(text, run, region)
                    : first(text, region, Leniency.VALID);
            if (place != null) return place;
        }
        boolean named = context == PhoneContext.NAMED && digits(run) <= MOST_DIGITS;
        return named ? new Place(0, run.length()) : null;
    }

    private static @Nullable Place northAmerican(String text, String run, String region) {
        Matcher grouped = NORTH_AMERICAN.matcher(text);
        if (grouped.lookingAt()) return new Place(0, grouped.end());
        return digits(run) == run.length() ? first(text, region, Leniency.VALID) : null;
    }

    private static @Nullable Place first(String text, String region, Leniency leniency) {
        var matches = NUMBERS.findNumbers(text, region, leniency, MOST_TRIES).iterator();
        if (!matches.hasNext()) return null;
        PhoneNumberMatch match = matches.next();
        return new Place(match.start(), match.end());
    }

    /// Where in the text given to the library a number stands.
    private record Place(int from, int to) {}
}
