package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers are published examples, or were made to satisfy the check digits.
class NationalIdsTest {
    private final Redactor redactor =
            new Redactor(EnumSet.complementOf(EnumSet.of(PersonalData.PHONE)), List.of(), List.of());

    /// Round numbers and years have right check digits now and then.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 000 000 000",
                "2023-2024-2025",
                "Steueridentifikationsnummer: ⟨47036892816⟩",
                "IdNr ⟨47 036 892 816⟩"
            })
    void leavesWhatHasAnotherForm(String marked) {
        Marked.check(PersonalData.NATIONAL_ID, marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my SSN is 536-90-4399. | my SSN is [NATIONAL_ID].",
                "536-90-4399 | [NATIONAL_ID]",
                "social security number: 536904399 | social security number: [NATIONAL_ID]",
                "SSN 536 90 4399 | SSN [NATIONAL_ID]",
                "ITIN 912-90-3456 | ITIN [NATIONAL_ID]",
                "NI number AB 12 34 56 C | NI number [NATIONAL_ID]",
                "ab123456c | [NATIONAL_ID]",
                "NHS number 943 476 5919 | NHS number [NATIONAL_ID]",
                "nhs: 9434765919 | nhs: [NATIONAL_ID]",
                "Steuer-ID 86095742719 | Steuer-ID [NATIONAL_ID]",
                "86 095 742 719 | [NATIONAL_ID]",
                "NIR 2 55 08 14 168 025 38 | NIR [NATIONAL_ID]",
                "255081416802538 | [NATIONAL_ID]",
                "mi DNI es 12345678Z | mi DNI es [NATIONAL_ID]",
                "12.345.678-z | [NATIONAL_ID]",
                "NIE X-1234567-L | NIE [NATIONAL_ID]",
                "RSSMRA85T10A562S | [NATIONAL_ID]",
                "rssmra85t10a562s | [NATIONAL_ID]",
                "BSN 111222333 | BSN [NATIONAL_ID]",
                "PESEL 44051401359 | PESEL [NATIONAL_ID]",
                "2341 2341 2346 | [NATIONAL_ID]",
                "Aadhaar no. 234123412346 | Aadhaar no. [NATIONAL_ID]",
                "CPF 529.982.247-25 | CPF [NATIONAL_ID]",
                "cpf 52998224725 | cpf [NATIONAL_ID]",
                "５３６-90-4399 | [NATIONAL_ID]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456",
                "666-12-3456",
                "536-00-4399",
                "536-90-0000",
                "536-90-43999",
                "1536-90-4399",
                "536-90-4399-1",
                "order 536904399",
                "GB123456A",
                "AB123456E",
                "DA123456A",
                "nhs 943 476 5918",
                "86 095 742 718",
                "255081416802539",
                "955081416802538",
                "12345678A",
                "12.345.678-A",
                "X-1234567-A",
                "RSSMRA85T10A562T",
                "BSN 111222334",
                "order 111222333",
                "PESEL 44051401358",
                "44051401359 bytes",
                "2341 2341 2347",
                "1341 2341 2346",
                "CPF 529.982.247-26",
                "111.111.111-11",
                "ISBN 978-3-16-148410-0",
                "version 10.0.19041.1234",
                "in 1984, 1985 and 2001",
                "the 12 monkeys of 1995",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
