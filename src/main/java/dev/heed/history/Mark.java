package dev.heed.history;

import dev.heed.domain.Base32;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Where a page begins: below a vote, in the order of its list. As a cursor, 13 digits of the vote's number (see
/// [Base32]), in the order of time behind 13 of its time.
///
/// @param time when the vote was said, to the microsecond; `null` in the order of arrival
public record Mark(@Nullable Instant time, long number) {
    /// Above every vote, in either order.
    public static final Mark TOP = new Mark(null, Long.MAX_VALUE);

    private static final int DIGITS = 13;

    /// Added to the microseconds since 1970, so that no time that either database holds is below zero.
    private static final long BEGINNING = 1L << 60;

    /// The mark that a cursor names.
    ///
    /// @param byTime whether it is of a list in the order of time
    public static Optional<Mark> of(String cursor, boolean byTime) {
        if (cursor.length() != (byTime ? 2 * DIGITS : DIGITS)) return Optional.empty();
        OptionalLong number = Base32.number(cursor.substring(cursor.length() - DIGITS));
        OptionalLong micros = byTime ? Base32.number(cursor.substring(0, DIGITS)) : OptionalLong.of(0);
        if (number.isEmpty() || micros.isEmpty()) return Optional.empty();
        Instant time = byTime ? Instant.EPOCH.plus(micros.getAsLong() - BEGINNING, ChronoUnit.MICROS) : null;
        return Optional.of(new Mark(time, number.getAsLong()));
    }

    /// The cursor that names it.
    String cursor() {
        String digits = Base32.of(number);
        return time == null ? digits : Base32.of(BEGINNING + ChronoUnit.MICROS.between(Instant.EPOCH, time)) + digits;
    }
}
