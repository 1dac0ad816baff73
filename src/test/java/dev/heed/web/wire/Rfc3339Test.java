package dev.heed.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    /// The first four are examples of RFC 3339, section 5.8.
    @ParameterizedTest
    @CsvSource({
        "1985-04-12T23:20:50.52Z,           1985-04-12T23:20:50.520Z",
        "1996-12-19T16:39:57-08:00,         1996-12-20T00:39:57Z",
        "1937-01-01T12:00:27.87+00:20,      1937-01-01T11:40:27.870Z",
        "2026-11-20t09:03:00z,              2026-11-20T09:03:00Z",
        "2026-11-20T09:03:00.1234569Z,      2026-11-20T09:03:00.123456Z",
        "1969-12-31T23:59:59.9999999Z,      1969-12-31T23:59:59.999999Z",
        "0000-01-01T00:00:00Z,              0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-23:59,         +10000-01-01T23:58:59Z",
        "2024-02-29T00:00:00-00:00,         2024-02-29T00:00:00Z"
    })
    void timesAreRead(String text, Instant instant) {
        assertThat(Rfc3339.instant(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,                     TIME_OF_DAY",
        "2026-11-20T09:03Z,              SECONDS",
        "2026-11-20T09:03,               SECONDS",
        "2026-11-20T09:03:00,            OFFSET",
        "2026-11-20T09:03:00.5,          OFFSET",
        "2026-11-20T09:03:00 02:00,      SIGN",
        "2026-11-20 09:03:00Z,           LETTER",
        "2026-02-29T00:00:00Z,           EXISTENCE",
        "2026-11-20T09:03:00+24:00,      EXISTENCE",
        "2026-11-20T09:03:00+0100,       FORM",
        "1795165200,                     FORM",
        "'',                             FORM"
    })
    void whatIsMissingIsTold(String text, Rfc3339.Lack lack) {
        assertThat(Rfc3339.lack(text)).isEqualTo(lack);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20T09:03Z",
                "2026-11-20T09:03:00",
                "2026-11-20 09:03:00Z",
                "2026-11-20T09:03:00.Z",
                "2026-11-20T09:03:00,5Z",
                "2026-11-20T09:03:00+01",
                "2026-11-20T09:03:00+0100",
                "2026-11-20T09:03:00+24:00",
                "2026-11-20T09:03:00+01:60",
                "2026-11-20T09:03:00+01:00[Europe/Berlin]",
                "2026-11-20T09:03:00ZZ",
                "2026-11-20T24:00:00Z",
                "2026-11-20T09:60:00Z",
                "2016-12-31T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "-026-01-01T00:00:00Z",
                "20\u0662\u0666-01-01T00:00:00Z",
                "2026-11-20T-1:03:00Z"
            })
    void anythingElseIsNoTime(String text) {
        assertThat(Rfc3339.instant(text)).isNull();
    }
}
