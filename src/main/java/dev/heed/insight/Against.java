package dev.heed.insight;

import dev.heed.domain.Filter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Which earlier time a time is compared with: one of as many days by the clocks of a place, if it begins and ends at
/// midnight there, else of the same duration.
public enum Against {
    /// The time just before.
    BEFORE,
    /// From the same date a year ago on; 29 February has the 28th.
    YEAR,
    NONE;

    /// The same votes of that time; `null` if there is none, if a filter names no time, or if the time is so long
    /// that it overlaps that of a year ago: votes are not compared with themselves.
    public @Nullable Filter earlier(Filter filter, ZoneId zone) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (this == NONE || from == null || to == null) return null;
        Span earlier = earlier(from, to, zone);
        return from.isBefore(earlier.to()) ? null : filter.within(earlier.from(), earlier.to());
    }

    private Span earlier(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        if (from.equals(midnight(begin)) && to.equals(midnight(end))) {
            long length = ChronoUnit.DAYS.between(begin.toLocalDate(), end.toLocalDate());
            ZonedDateTime earlier = this == YEAR ? begin.minusYears(1) : begin.minusDays(length);
            return new Span(midnight(earlier), midnight(earlier.plusDays(length)));
        }
        Duration length = Duration.between(from, to);
        Instant earlier = this == YEAR ? begin.minusYears(1).toInstant() : from.minus(length);
        return new Span(earlier, earlier.plus(length));
    }

    private static Instant midnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone()).toInstant();
    }
}
