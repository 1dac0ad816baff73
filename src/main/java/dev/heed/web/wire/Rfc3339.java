package dev.heed.web.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads a point in time as RFC 3339, section 5.6 writes it: `2026-11-20T09:03:00.25+01:00`. The offset is required; a
/// leap second (`:60`) is not taken, for Java's time has none.
final class Rfc3339 {
    private static final int SHORTEST = "2026-11-20T09:03:00Z".length();
    private static final int LONGEST = 64;
    private static final int DAY_LENGTH = "2026-11-20".length();
    private static final int SECONDS_PER_DAY = 86_400;

    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String MINUTE = DAY + "[Tt][0-9]{2}:[0-9]{2}";
    private static final String CLOCK = MINUTE + ":[0-9]{2}([.][0-9]+)?";
    private static final String OFFSET = "([Zz]|[+-][0-9]{2}:[0-9]{2})";

    private Rfc3339() {}

    /// What keeps a text from being a time.
    enum Lack {
        TIME_OF_DAY,
        SECONDS,
        OFFSET,
        /// A space stands for the sign of the offset: what becomes of a plus in a query string.
        SIGN,
        /// A space stands for the T.
        LETTER,
        /// The form is right, and no calendar or clock shows it.
        EXISTENCE,
        FORM
    }

    /// What a text lacks that [#instant] did not take.
    static Lack lack(String text) {
        if (text.length() > LONGEST) return Lack.FORM;
        if (text.matches(DAY)) return Lack.TIME_OF_DAY;
        if (text.matches(CLOCK)) return Lack.OFFSET;
        if (text.matches(MINUTE + OFFSET + "?")) return Lack.SECONDS;
        if (text.matches(CLOCK + " [0-9]{2}:[0-9]{2}")) return Lack.SIGN;
        if (text.matches(CLOCK + OFFSET)) return Lack.EXISTENCE;
        boolean spaced = text.length() > DAY_LENGTH && text.charAt(DAY_LENGTH) == ' ';
        return spaced && text.replaceFirst(" ", "T").matches(CLOCK + OFFSET) ? Lack.LETTER : Lack.FORM;
    }

    /// The instant, cut to microseconds towards the past, or null for anything else.
    static @Nullable Instant instant(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST || !shape(text)) return null;
        int year = number(text, 0, 4);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        int end = text.charAt(19) == '.' ? digitsEnd(text, 20) : 19;
        Integer offset = end == 20 ? null : offset(text, end);
        if (offset == null || hour > 23 || minute > 59 || second > 59) return null;
        if (year < 0 || hour < 0 || minute < 0 || second < 0) return null;
        try {
            long day =
                    LocalDate.of(year, number(text, 5, 2), number(text, 8, 2)).toEpochDay();
            long seconds = day * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second - offset;
            return Instant.ofEpochSecond(seconds, micros(text, end) * 1_000L);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean shape(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    /// Seconds east of UTC, or null.
    private static @Nullable Integer offset(String text, int at) {
        if (at >= text.length()) return null;
        char sign = text.charAt(at);
        if (sign == 'Z' || sign == 'z') return text.length() == at + 1 ? 0 : null;
        if ((sign != '+' && sign != '-') || text.length() != at + 6 || text.charAt(at + 3) != ':') return null;
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null;
        return (sign == '-' ? -1 : 1) * (hours * 3_600 + minutes * 60);
    }

    private static int micros(String text, int end) {
        int micros = 0;
        for (int i = 20; i < 26; i++) micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
        return micros;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && digit(text.charAt(end))) end++;
        return end;
    }

    /// The number that so many digits make, or -1.
    private static int number(String text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (!digit(text.charAt(i))) return -1;
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
