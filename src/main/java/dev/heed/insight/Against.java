package dev.heed.insight;

import dev.heed.domain.Filter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which earlier time a time is compared with: one of as many days by the clocks of a place, if it begins and ends at
/// midnight there, else of the same duration.
public enum Against {
    /// The time just before.
    BEFORE,
    /// From the same date a year ago on; 29 February has the 28th.
    YEAR,
    NONE;

    /// The same votes of that time; `null` if there is none, if a filter names no time, if the time has not begun, or
    /// if it is longer than a year and would overlap that of a year ago: votes are not compared with themselves.
    /// Of a time that is not over, the earlier one is cut where it was as far as this one is now.
    public @Nullable Filter earlier(Filter filter, ZoneId zone, Instant now) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (this == NONE || from == null || to == null || !now.isAfter(from)) return null;
        // a year with a leap day in it is longer than the one before
        if (this == YEAR && to.isAfter(from.atZone(zone).plusYears(1).toInstant())) return null;
        Span whole = earlier(from, to, zone);
        Span passed =
                new Span(null, back(from, to, zone).apply(now.atZone(zone)).toInstant());
        Span earlier = whole.and(new Span(null, from)).and(now.isBefore(to) ? passed : whole);
        return filter.within(earlier.from(), earlier.to());
    }

    private Span earlier(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime earlier = back(from, to, zone).apply(from.atZone(zone));
        Long days = days(from, to, zone);
        if (days != null) return new Span(midnight(earlier), midnight(earlier.plusDays(days)));
        return new Span(
                earlier.toInstant(), earlier.plus(Duration.between(from, to)).toInstant());
    }

    /// From a moment of the time to the one that it is compared with.
    private UnaryOperator<ZonedDateTime> back(Instant from, Instant to, ZoneId zone) {
        if (this == YEAR) return moment -> moment.minusYears(1);
        Long days = days(from, to, zone);
        return days == null ? moment -> moment.minus(Duration.between(from, to)) : moment -> moment.minusDays(days);
    }

    /// How many days it is; `null` where it does not begin and end at midnight.
    private static @Nullable Long days(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        return from.equals(midnight(begin)) && to.equals(midnight(end))
                ? (Long) ChronoUnit.DAYS.between(begin.toLocalDate(), end.toLocalDate())
                : null;
    }

    private static Instant midnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone()).toInstant();
    }
}
