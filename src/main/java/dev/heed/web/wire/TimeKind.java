package dev.heed.web.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A point in time (RFC 3339 with its offset), cut to microseconds.
final class TimeKind implements Kind {
    private static final String WANTED = "an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z";

    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        if (!value.isString()) {
            walk.mustBe(WANTED, value);
            return null;
        }
        Instant time = Rfc3339.instant(value.stringValue());
        if (time == null) walk.fault("must be " + WANTED + "; " + lack(Rfc3339.lack(value.stringValue()), walk));
        return time;
    }

    private static String lack(Rfc3339.Lack lack, Walk walk) {
        return switch (lack) {
            case TIME_OF_DAY -> "its time of day is missing";
            case SECONDS -> "its seconds are missing";
            case OFFSET -> "its offset is missing";
            case SIGN ->
                "a space stands where the sign of its offset belongs"
                        + (walk.inBody() ? "" : " (in a query + is written %2B)");
            case LETTER -> "a space stands where T belongs";
            case EXISTENCE -> "there is no such time";
            case FORM -> "this has another form";
        };
    }
}
