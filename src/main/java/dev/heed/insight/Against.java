package dev.heed.insight;

import dev.heed.domain.Filter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
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

    /// The same votes of that time; `null` if there is none, or if a filter names no time.
    public @Nullable Filter earlier(Filter filter, ZoneId zone) {
        Instant from = filter.from();
        Instant to = filter.to();
        if (this == NONE || from == null || to == null) return null;
        ZonedDateTime begin = from.atZone(zone);
        ZonedDateTime end = to.atZone(zone);
        boolean days = begin.toLocalTime().equals(LocalTime.MIDNIGHT)
                && end.toLocalTime().equals(LocalTime.MIDNIGHT);
        if (!days) {
            Duration length = Duration.between(from, to);
            Instant earlier = this == YEAR ? begin.minusYears(1).toInstant() : from.minus(length);
            return filter.within(earlier, earlier.plus(length));
        }
        long length = ChronoUnit.DAYS.between(begin.toLocalDate(), end.toLocalDate());
        ZonedDateTime earlier = this == YEAR ? begin.minusYears(1) : begin.minusDays(length);
        return filter.within(midnight(earlier), midnight(earlier.plusDays(length)));
    }

    private static Instant midnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone()).toInstant();
    }
}
