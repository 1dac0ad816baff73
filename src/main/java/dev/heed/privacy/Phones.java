package dev.heed.privacy;

import dev.heed.privacy.NumberingPlans.Place;
import dev.heed.privacy.NumberingPlans.Questions;
import java.util.List;
import java.util.Locale;
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
    private static final int THOUSANDS = 3;

    private static final int FEWEST_DIGITS = 7;

    /// ITU-T E.164.
    private static final int MOST_DIGITS = 15;

    /// Characters of one run; a longer one is cut where a group ends, and goes on so far before the cut that no
    /// number is cut in two.
    private static final int LONGEST_RUN = 64;

    private static final int OVERLAP = 32;

    /// How many characters may stand between two groups of one number, as in `) - `.
    private static final int WIDEST_GAP = 3;

    private static final Pattern EXTENSION = Pattern.compile(" ?(?:x|ext\\.?|extension) ?\\d{1,6}(?!\\d)");
    private static final int LONGEST_EXTENSION = 18;

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
                    + "|\\d{1,4}\\.\\d+(?:[ /-]{1,3}\\d{1,4}\\.\\d+)+" // fractions
                    + "|[01 .-]+" // bits
                    + "|\\d(?:[ .-]\\d)+" // counting
                    + "|\\d{1,3}(?: \\d{3})* 000"); // a round number

    private final List<String> regions;

    /// Made when the first number is looked at, because it loads the library. Immutable: making it twice does no harm.
    private @Nullable NumberingPlans plans;

    Phones(List<String> regions) {
        this.regions = regions;
    }

    private NumberingPlans plans() {
        NumberingPlans made = plans;
        if (made == null) plans = made = new NumberingPlans(regions);
        return made;
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
        var questions = new Questions();
        for (int i = 0; i < passage.length(); i++) {
            if (!Glyphs.isDigit(passage.at(i))) continue;
            int end = runEnd(passage, i);
            int from = withSign(passage, i);
            Matcher date = DATE.matcher(passage.text(from, end));
            if (date.lookingAt()) i = from + date.end() - 1;
            else i = Math.max(i, claim(passage, from, end, questions) - 1);
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

    /// Where to go on after a run without a number: behind it, or a little before if it was cut.
    private static int goOn(Passage passage, int from, int end) {
        if (end - from < LONGEST_RUN - OVERLAP || !isCut(passage, end)) return end;
        int i = Math.max(from, end - OVERLAP);
        while (i < end && Glyphs.isDigit(passage.at(i))) i++;
        return i;
    }

    private static boolean isCut(Passage passage, int end) {
        int next = end;
        while (next - end <= WIDEST_GAP && isGap(passage.at(next))) next++;
        return Glyphs.isDigit(passage.at(next));
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '/';
    }

    /// From a `+`, a `(` or both before the first digit.
    private static int withSign(Passage passage, int from) {
        int i = from;
        if (passage.at(i - 1) == '(') i--;
        if (passage.at(i - 1) == '+') i--;
        if (passage.at(i) == '+' && passage.at(i - 1) == '(') i--;
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
        if (Glyphs.isAlphanumeric(before) || before == '@' || joins(passage, from - 1, -1)) return false;
        if (before == ',' && groups(passage, from - 1)) return false;
        char after = passage.at(end);
        if (joins(passage, end, 1) || (Glyphs.isAsciiLetter(after) && extension(passage, end) == 0)) return false;
        if (after == ':' && Glyphs.isDigit(passage.at(end + 1))) return false;
        if (after == ',' && groups(passage, end)) return false;
        return !isInLink(passage, from);
    }

    /// A comma within a number, between thousands or before a fraction; not one between the cells of a table.
    private static boolean groups(Passage passage, int comma) {
        int from = comma;
        while (comma - from <= THOUSANDS && Glyphs.isDigit(passage.at(from - 1))) from--;
        return from < comma && comma - from <= THOUSANDS && Glyphs.isDigit(passage.at(comma + 1));
    }

    /// An underscore that ties a number to a word, as in `order_5551234567`; around a number it is emphasis.
    private static boolean joins(Passage passage, int at, int outward) {
        return passage.at(at) == '_' && Glyphs.isAlphanumeric(passage.at(at + outward));
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
    private int claim(Passage passage, int from, int end, Questions questions) {
        String run = passage.text(from, end);
        Place place = digits(run) >= FEWEST_DIGITS && run.length() < 2 * LONGEST_RUN && standsAlone(passage, from, end)
                ? place(passage, from, end, run, questions)
                : null;
        if (place == null) return goOn(passage, from, end);
        int to = from + place.to();
        if (to == end) to += extension(passage, end);
        passage.claim(kind(), from + place.from(), to);
        return to;
    }

    private @Nullable Place place(Passage passage, int from, int end, String run, Questions questions) {
        if (run.startsWith("+") || run.startsWith("(+")) return NumberingPlans.international(run, questions);
        if (NO_PHONE.matcher(run).matches()) return null;
        return switch (PhoneContext.of(passage, from, end)) {
            case OTHER -> null;
            case NAMED -> digits(run) <= MOST_DIGITS ? new Place(0, run.length()) : plans().national(run, questions);
            case LIKELY -> plans().national(run, questions);
            case UNKNOWN -> isDoubtful(passage, from, end, run) ? null : plans().national(run, questions);
        };
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

    /// Length of an extension that follows, as in `x123`.
    private static int extension(Passage passage, int end) {
        char next = (char) (passage.at(passage.at(end) == ' ' ? end + 1 : end) | 0x20);
        if (next != 'x' && next != 'e') return 0;
        String tail = passage.text(end, Math.min(passage.length(), end + LONGEST_EXTENSION));
        Matcher matcher = EXTENSION.matcher(tail.toLowerCase(Locale.ROOT));
        return matcher.lookingAt() ? matcher.end() : 0;
    }
}
