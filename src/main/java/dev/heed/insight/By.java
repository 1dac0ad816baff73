package dev.heed.insight;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/// How long a bucket of a trend is, by the clocks of a place: a day there may have 23 or 25 hours. Weeks begin on
/// Mondays (ISO 8601).
public enum By {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /// When the bucket began that a time lies in. Where the clocks skip midnight, a day begins after the gap. Where
    /// they go back by half an hour, that is an hour of its own, half as long.
    ZonedDateTime begin(ZonedDateTime time) {
        return this == HOUR ? hour(time) : first(time).atStartOfDay(time.getZone());
    }

    private static ZonedDateTime hour(ZonedDateTime time) {
        ZonedDateTime hour = time.truncatedTo(ChronoUnit.HOURS);
        ZoneOffsetTransition change =
                time.getZone().getRules().previousTransition(time.toInstant().plusNanos(1));
        if (change == null || !change.getInstant().isAfter(hour.toInstant())) return hour;
        return change.getInstant().atZone(time.getZone());
    }

    /// When the next bucket begins.
    ZonedDateTime next(ZonedDateTime time) {
        return switch (this) {
            case HOUR -> {
                LocalTime clock = time.toLocalTime();
                yield time.plusHours(1).minus(Duration.between(clock.truncatedTo(ChronoUnit.HOURS), clock));
            }
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
