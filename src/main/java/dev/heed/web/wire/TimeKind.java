package dev.heed.web.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A point in time (RFC 3339 with its offset), cut to microseconds.
final class TimeKind implements Kind {
    @Override
    public @Nullable Object read(JsonNode value, Walk walk) {
        Instant time = value.isString() ? Rfc3339.instant(value.stringValue()) : null;
        if (time == null) walk.mustBe("an RFC 3339 time with its offset, such as 2026-11-20T09:03:00Z", value);
        return time;
    }
}
