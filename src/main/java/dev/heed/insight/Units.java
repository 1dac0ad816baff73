package dev.heed.insight;

import java.time.Instant;

/// Hours or days of UTC, counted from 1970: the time of the cells of a rollup.
///
/// @param hours how many make one
record Units(int hours) {
    static final Units OF_HOURS = new Units(1);
    static final Units OF_DAYS = new Units(Source.HOURS_A_DAY);

    private static final int SECONDS_AN_HOUR = 3_600;

    private long seconds() {
        return (long) hours * SECONDS_AN_HOUR;
    }

    /// The one that a time lies in.
    int of(Instant time) {
        return Math.toIntExact(Math.floorDiv(time.getEpochSecond(), seconds()));
    }

    /// The first that begins then or later.
    int from(Instant time) {
        return of(time) + (isEdge(time) ? 0 : 1);
    }

    boolean isEdge(Instant time) {
        return time.getNano() == 0 && Math.floorMod(time.getEpochSecond(), seconds()) == 0;
    }

    /// Those that a span touches.
    CellQuery.Range around(Span span) {
        return new CellQuery.Range(
                span.from() == null ? null : (Integer) of(span.from()),
                span.to() == null ? null : (Integer) from(span.to()));
    }

    Instant begin(int unit) {
        return Instant.ofEpochSecond(unit * seconds());
    }
}
