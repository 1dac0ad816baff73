package dev.heed.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/// How long a bucket of a trend is, by the clocks of a place: a day there may have 23 or 25 hours. Weeks begin on
/// Mondays (ISO 8601).
public enum By {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /// When the bucket began that a time lies in. Where the clocks skip midnight, a day begins after the gap.
    ZonedDateTime begin(ZonedDateTime time) {
        if (this == HOUR) return time.truncatedTo(ChronoUnit.HOURS);
        return first(time).atStartOfDay(time.getZone());
    }

    /// When the next bucket begins.
    ZonedDateTime next(ZonedDateTime time) {
        return switch (this) {
            case HOUR -> begin(time).plusHours(1);
            case DAY -> first(time).plusDays(1).atStartOfDay(time.getZone());
            case WEEK -> first(time).plusWeeks(1).atStartOfDay(time.getZone());
            case MONTH -> first(time).plusMonths(1).atStartOfDay(time.getZone());
        };
    }

    /// The next longer bucket; none is longer than a month.
    By longer() {
        return switch (this) {
            case HOUR -> DAY;
            case DAY -> WEEK;
            case WEEK, MONTH -> MONTH;
        };
    }

    private LocalDate first(ZonedDateTime time) {
        LocalDate date = time.toLocalDate();
        return switch (this) {
            case HOUR, DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }
}
