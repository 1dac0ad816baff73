package dev.heed.web.pages;

import dev.heed.insight.By;
import dev.heed.insight.Mean;
import dev.heed.insight.Rate;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How numbers and times are written for somebody: their locale, their clocks. Words are English.
record Wording(Locale locale, ZoneId zone) {
    /// What stands where there is no number.
    static final String NONE = "–";

    /// From here on a count is rounded to thousands.
    private static final long LONG_COUNT = 100_000;

    /// Below, a tenth of a per cent would be less than a tenth of a vote.
    private static final long FINE = 100;

    private static final String NO_BREAK = "\u00a0";

    static Wording of(Viewer viewer) {
        return new Wording(viewer.locale(), viewer.zone());
    }

    /// Every digit: `124,312`.
    String full(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    /// Short enough for a tile: `99,999`, then `124 k`.
    String count(long count) {
        if (count < LONG_COUNT) return full(count);
        if (count < LONG_COUNT * 100) return full(count / 1_000) + NO_BREAK + "k";
        return full(count / 1_000_000) + NO_BREAK + "M";
    }

    /// `1 vote`, `2 votes`.
    String votes(long count) {
        return many(count, "vote");
    }

    String many(long count, String noun) {
        return full(count) + NO_BREAK + (count == 1 ? noun : plural(noun));
    }

    /// `votes` of `vote`: the nouns of pages are regular ones.
    static String plural(String noun) {
        return noun + "s";
    }

    String decimal(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
        // -0.0 would be written with its sign
        return format.format(rounded == 0 ? 0 : value).replace('-', '−');
    }

    /// A mean of stars: `3.80`.
    String mean(@Nullable Double mean) {
        return mean == null ? NONE : decimal(mean, 2);
    }

    /// `69.2 %`, or `69 %` of few.
    String rate(@Nullable Rate rate) {
        return rate == null || rate.value() == null ? NONE : percent(rate.value(), rate.of() >= FINE);
    }

    String percent(double share, boolean fine) {
        return decimal(share * 100, fine ? 1 : 0) + NO_BREAK + "%";
    }

    /// `2,861 of 4,134`.
    String of(Rate rate) {
        return full(rate.n()) + " of " + full(rate.of());
    }

    /// `95 %: 67.8 % to 70.6 %`.
    String interval(@Nullable Rate rate) {
        if (rate == null || rate.value() == null) return "";
        boolean fine = rate.of() >= FINE;
        return "95" + NO_BREAK + "%: " + percent(rate.low(), fine) + " to " + percent(rate.high(), fine);
    }

    /// `95 %: 3.77 to 3.82`; nothing where no interval is known.
    String interval(Mean mean) {
        if (mean.low() == null || mean.high() == null) return "";
        return "95" + NO_BREAK + "%: " + decimal(mean.low(), 2) + " to " + decimal(mean.high(), 2);
    }

    /// With its sign: `+0.12`, `−0.04`, `0.00`.
    String signed(double value, int digits) {
        String text = decimal(value, digits);
        boolean zero = text.chars().filter(Character::isDigit).allMatch(digit -> Character.digit(digit, 10) == 0);
        return value > 0 && !zero ? "+" + text : text;
    }

    /// A difference of shares in points: `+4.6`.
    String points(double difference) {
        return signed(difference * 100, 1);
    }

    /// `19 Nov`, or `19 Nov 2025`.
    private String day(TemporalAccessor date, boolean year) {
        return pattern(year ? "yMMMd" : "MMMd").format(date);
    }

    /// `19 Nov` of this year, `19 Nov 2025` of another.
    String day(Instant time, Instant now) {
        LocalDate there = LocalDate.ofInstant(time, zone);
        return day(there, there.getYear() != LocalDate.ofInstant(now, zone).getYear());
    }

    /// `19 November 2026`.
    String longDay(TemporalAccessor date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    /// The names of buckets on an axis: with their year where a day of the year comes twice.
    ///
    /// @param starts when each begins, oldest first
    List<String> buckets(List<OffsetDateTime> starts, By by) {
        List<ZonedDateTime> there =
                starts.stream().map(start -> start.atZoneSameInstant(zone)).toList();
        boolean year = !there.isEmpty()
                && !there.getLast()
                        .toLocalDate()
                        .isBefore(there.getFirst().toLocalDate().plusYears(1));
        return there.stream()
                .map(start -> switch (by) {
                    case HOUR -> day(start, year) + ", " + pattern("Hm").format(start);
                    case DAY, WEEK -> day(start, year);
                    case MONTH -> pattern("yMMM").format(start);
                })
                .toList();
    }

    /// `14:52` today, `19 Nov, 14:52` this year, `19 Nov 2025, 14:52` else.
    String time(Instant time, Instant now) {
        ZonedDateTime there = time.atZone(zone);
        String clock = pattern("Hm").format(there);
        return there.toLocalDate().equals(LocalDate.ofInstant(now, zone)) ? clock : day(time, now) + ", " + clock;
    }

    /// Whose clocks are meant, for a page that names no period.
    String clocks() {
        return "Times by the clocks of " + zone.getId();
    }

    /// To the second: `19 Nov 2026, 14:52:07`.
    String moment(Instant time) {
        ZonedDateTime there = time.atZone(zone);
        return pattern("yMMMd").format(there) + ", " + pattern("Hms").format(there);
    }

    /// From one day to another, in short.
    String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null)
            return last == null ? "All time" : "Until " + pattern("yMMMd").format(last);
        if (last == null) return "Since " + pattern("yMMMd").format(first);
        if (first.equals(last)) return pattern("yMMMd").format(first);
        return pattern(first.getYear() == last.getYear() ? "MMMd" : "yMMMd").format(first) + " to "
                + pattern("yMMMd").format(last);
    }

    /// A period under a title: with the place whose clocks are meant.
    String period(Period period) {
        LocalDate first = period.first();
        LocalDate last = period.last();
        String days;
        if (first == null) days = last == null ? "All time" : "Until " + longDay(last);
        else if (last == null) days = "Since " + longDay(first);
        else if (first.equals(last)) days = longDay(first);
        else
            days = (sharesYear(first, last) ? pattern("MMMMd").format(first) : longDay(first)) + " to " + longDay(last);
        return days + ", " + period.zone().getId();
    }

    /// Whether the year of both stands at the end, and need not be said twice: in some languages it comes first.
    private boolean sharesYear(LocalDate first, LocalDate last) {
        return first.getYear() == last.getYear()
                && longDay(last).endsWith(pattern("y").format(last));
    }

    private DateTimeFormatter pattern(String skeleton) {
        return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale);
    }
}
