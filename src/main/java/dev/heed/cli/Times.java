package dev.heed.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times as commands print and read them, in UTC.
final class Times {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Times() {}

    /// To the second; empty for none.
    static String words(@Nullable Instant time) {
        return time == null ? "" : SECONDS.format(time);
    }

    /// As in JSON (RFC 3339); `null` for none.
    static @Nullable String json(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /// Reads a time (RFC 3339), or a day, which begins at midnight.
    static final class Reader implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.length() <= 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("must be a time such as 2027-01-31 or 2027-01-31T12:00:00Z");
            }
        }
    }
}
