package dev.heed.web.pages;

import dev.heed.domain.Fault;
import dev.heed.insight.Against;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of whole days by the clocks of a place.
///
/// @param word how the address says it; `null` for days of one's own
/// @param first open when `null`
/// @param last inclusive; open when `null`
record Period(
        @Nullable String word,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        ZoneId zone) {
    static final String USUAL = "30d";
    static final String EVER = "all";

    static final String NO_DATE = "must be a date such as 2026-11-19, from 1970-01-01 to 9999-12-30";

    /// A period that has a name.
    record Preset(String word, String title) {}

    /// Those that are offered.
    static final List<Preset> PRESETS = List.of(
            new Preset("7d", "Last 7 days"),
            new Preset(USUAL, "Last 30 days"),
            new Preset("90d", "Last 90 days"),
            new Preset("month", "This month"),
            new Preset(EVER, "All time"));

    /// Days before anybody voted, and after the last that a program can say, are mistakes.
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    /// Reads what an address says.
    ///
    /// @param word of [#PRESETS], or `null`
    /// @param from a date, or `null`
    /// @param to a date, or `null`
    /// @throws Mishap 422
    static Period of(@Nullable String word, @Nullable String from, @Nullable String to, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (from == null && to == null) return preset(word == null ? USUAL : word, today, zone);
        List<Fault> faults = new ArrayList<>();
        if (word != null) faults.add(Fault.parameter("period", "cannot be said together with from and to"));
        LocalDate first = date("from", from, faults);
        LocalDate last = to == null ? today : date("to", to, faults);
        if (first != null && last != null && last.isBefore(first))
            faults.add(
                    to == null
                            ? Fault.parameter("from", "must not be later than today")
                            : Fault.parameter("to", "must not be earlier than from"));
        if (!faults.isEmpty()) throw Mishap.unclear(faults);
        return new Period(null, first, last, zone);
    }

    private static @Nullable LocalDate date(String name, @Nullable String said, List<Fault> faults) {
        if (said == null) return null;
        try {
            LocalDate date = LocalDate.parse(said);
            if (!date.isBefore(EARLIEST) && !date.isAfter(LATEST)) return date;
        } catch (DateTimeParseException notADate) {
            // said below
        }
        faults.add(Fault.parameter(name, NO_DATE));
        return null;
    }

    private static Period preset(String word, LocalDate today, ZoneId zone) {
        return switch (word) {
            case EVER -> new Period(word, null, null, zone);
            case "month" -> new Period(word, today.withDayOfMonth(1), today, zone);
            case "7d" -> new Period(word, today.minusDays(6), today, zone);
            case "90d" -> new Period(word, today.minusDays(89), today, zone);
            case USUAL -> new Period(word, today.minusDays(29), today, zone);
            default -> throw Mishap.unclear(List.of(Fault.parameter("period", "must be 7d, 30d, 90d, month or all")));
        };
    }

    /// When it begins.
    @Nullable
    Instant from() {
        return first == null ? null : first.atStartOfDay(zone).toInstant();
    }

    /// When it is over.
    @Nullable
    Instant to() {
        return last == null ? null : last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /// How many days it has; `null` if it is open.
    @Nullable
    Long days() {
        return first == null || last == null ? null : ChronoUnit.DAYS.between(first, last) + 1;
    }

    /// What its chip says.
    String title(Wording wording) {
        for (Preset preset : PRESETS) if (preset.word().equals(word)) return preset.title();
        return wording.days(first, last);
    }

    /// The time that it is compared with, in words.
    String earlier(Against against) {
        return switch (against) {
            case BEFORE -> before();
            case YEAR -> "as many days a year ago";
            case NONE -> "nothing";
        };
    }

    private String before() {
        Long days = days();
        if (days == null) return "before";
        return days == 1 ? "the day before" : "the " + days + " days before";
    }
}
