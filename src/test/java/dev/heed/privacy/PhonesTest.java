package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "415-555-2671,212-736-5000 | [PHONE],[PHONE]",
                "call 415-555-2671, then rest | call [PHONE], then rest",
                "1,415,555,267 votes | 1,415,555,267 votes",
            })
    void commasSeparateCells(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+49 171 1234567 | [PHONE]",
                "(+49) 171 1234567 | [PHONE]",
                "+44 (0)20 7946 0958. | [PHONE].",
                "+1-984-182-0190, | [PHONE],",
                "ring +442079460958 | ring [PHONE]",
                "0049 171 1234567 | [PHONE]",
                "my number is 415-555-2671 | my number is [PHONE]",
                "(415) 555-2671 | [PHONE]",
                "1-415-555-2671 x123 | [PHONE]",
                "415.555.2671 or 415 555 2672 | [PHONE] or [PHONE]",
                "020 7946 0958 | [PHONE]",
                "07700 900 966 or 07700900967 | [PHONE] or [PHONE]",
                "030 901820 / 0171 1234567 | [PHONE] / [PHONE]",
                "0171/1234567 | [PHONE]",
                "01 84 17 61 18 | [PHONE]",
                "03.93.92.16.85 | [PHONE]",
                "call me at 4155552671 | call me at [PHONE]",
                "4155552671 | [PHONE]",
                "Phone: 467 3395 | Phone: [PHONE]",
                "Tel.0171-1234567 | Tel.[PHONE]",
                "tel:+4930901820 | tel:[PHONE]",
                "Handynummer ist 12345678 | Handynummer ist [PHONE]",
                "28-64-66-98 fax | [PHONE] fax",
                "https://wa.me/491711234567 oder 0171 1234567 | https://wa.me/491711234567 oder [PHONE]",
                "电话：０３０ ９０１８２０ | 电话：[PHONE]",
                "reach me at 78 651 450 | reach me at [PHONE]",
                "contact us on 668 5702 | contact us on [PHONE]",
                "nobody is answering at 71-33-52-22 | nobody is answering at [PHONE]",
                "Schreib eine Nachricht an 99 668472 | Schreib eine Nachricht an [PHONE]",
                "Desk: 5403926876 | Desk: [PHONE]",
                "Büro: 5403926 | Büro: [PHONE]",
                "mijn telefoonnummer is 612345678 | mijn telefoonnummer is [PHONE]",
                "мой телефон 9161234567 | мой телефон [PHONE]",
                "我的手机号是13812345678 | 我的手机号是[PHONE]",
                "612345678 (home) | [PHONE] (home)",
                "on 2024-01-15 030 901820 | on 2024-01-15 [PHONE]",
                "1 22 333 030 901820 | 1 22 333 [PHONE]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1977",
                "1914-1918, 1939-1945",
                "2019 2020 2021 2022",
                "2024-01-15",
                "15.01.2024 10:30",
                "01/15/2024 12:30:45",
                "12.05.2024-18.05.2024",
                "20240115123045",
                "$1,299.00 or 1.299.000 EUR",
                "1 299 000 000",
                "2.125.550.123",
                "€ 4155552671",
                "2147483647 bytes",
                "the maximum 2147483647 is odd",
                "1.4142135623",
                "3.14159265358979",
                "52.520008, 13.404954",
                "0.123 0.456 0.789",
                "01101000 01100101 01101100",
                "1 2 3 4 5 6 7 8 9 10",
                "6-4 6-3 7-5 6-2 6-1",
                "10 - 2 - 2 - 5 - 1 - 3 = 4",
                "ISBN 0306406152",
                "0-306-40615-2",
                "978-0-306-40615-7",
                "order 415-555-2671",
                "order number 4155552671",
                "order #4155552671",
                "ticket INC-2025550123",
                "invoice 0171 1234567",
                "https://example.com/status/4155552671",
                "tt4155552671",
                "4155552671e10",
                "version 10.0.19041.1234",
                "Windows 10.0.19045.3803",
                "Episodes 02 03 04 05 06",
                "Call Northside 777 (1948)",
                "Cell 211 (Celda 211) (2009)",
                "Apollo 13 (1995), 2001: A Space Odyssey (1968), 12 Angry Men (1957), 1984 (1956)",
                "Phone: 2024-01-15",
                "we reached 12 345 678 of them",
                "error in line 1234567 at 7654321",
                "a message of 1234567 letters",
                "at work 1234567 is a prime",
                "direct 1234567",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }

    @Test
    void knowsOnlyTheRegionsOfThePolicy() {
        var nowhere = new Redactor(EnumSet.allOf(PersonalData.class), List.of(), List.of());
        var spain = new Redactor(EnumSet.allOf(PersonalData.class), List.of("ES"), List.of());

        assertThat(nowhere.redact("415-555-2671").found()).isEmpty();
        assertThat(nowhere.redact("+34 612 345 678").text()).isEqualTo("[PHONE]");
        assertThat(redactor.redact("es el 612 345 678").found()).isEmpty();
        assertThat(spain.redact("es el 612 345 678").text()).isEqualTo("es el [PHONE]");
    }

    @Test
    void findsANumberWhereverALongRunOfDigitsIsCut() {
        for (int before = 1; before < 60; before++) {
            String numbers = "12 ".repeat(before);
            assertThat(redactor.redact(numbers + "030 901820").text()).isEqualTo(numbers + "[PHONE]");
        }
    }

    @Test
    void hidesWhatItHasNoTimeToAsk() {
        String many = "x 0301 2345 ".repeat(400);

        assertThat(redactor.redact("x 0000 0000 123").found()).isEmpty();
        assertThat(redactor.redact(many + "x 0000 0000 123").text()).endsWith("x [PHONE]");
    }
}
