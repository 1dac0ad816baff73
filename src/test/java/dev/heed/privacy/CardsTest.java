package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers are the test numbers that card schemes and payment processors publish.
class CardsTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @ValueSource(strings = {"4111\t1111\t1111\t1111", "4111 1111\n1111 1111", "4111-1111-\r\n1111-1111"})
    void findsAcrossLines(String number) {
        assertThat(redactor.redact("my card " + number + " ok").text()).isEqualTo("my card [CARD] ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visa 4111111111111111 | visa [CARD]",
                "4111111111111111,5555555555554444 | [CARD],[CARD]",
                "bob,4111111111111111,5 | bob,[CARD],5",
                "4111111111111111,12/27,123 | [CARD],12/27,123",
                "cc 4111_1111_1111_1111 | cc [CARD]",
                "4111/1111/1111/1111 | [CARD]",
                "4111\u206A1111\u000111111111 | [CARD]",
                "4111 1111 1111 1111 exp 12/27 | [CARD] exp 12/27",
                "4111 1111 1111 1111 12/27 123 | [CARD] 12/27 123",
                "4111-1111-1111-1111. | [CARD].",
                "4111 - 1111 - 1111 - 1111 | [CARD]",
                "4111.1111.1111.1111. | [CARD].",
                "(5555555555554444) | ([CARD])",
                "2223003122003222 | [CARD]",
                "3782 822463 10005 | [CARD]",
                "30569309025904 | [CARD]",
                "6011111111111117, 3530111333300000 | [CARD], [CARD]",
                "6759649826438453 | [CARD]",
                "6200000000000005 | [CARD]",
                "pan=4000056655665556; | pan=[CARD];",
                "卡号4111111111111111。 | 卡号[CARD]。",
                "４１１１　１１１１　１１１１　１１１１ | [CARD]",
                "٤١١١١١١١١١١١١١١١ | [CARD]",
                "4111\u200B1111\u200B1111\u200B1111 | [CARD]",
                "card number 3599 0000 0000 0001 | card number [CARD]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "3599000000000001",
                "9780306406157",
                "978-0-306-40615-7",
                "4006381333931",
                "1700000000000000",
                "order 1234567890123456",
                "0.4111111111111111",
                "4111111111111111.5",
                "4111.1111, 1111.1111",
                "x4111111111111111",
                "41111111111111111111",
                "550e8400-e29b-41d4-a716-446655440000",
                "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }

    /// A German bar code begins like a Visa card of 13 digits, and one in ten passes Luhn as well.
    @Test
    void leavesEveryBarCodeAlone() {
        int passLuhn = 0;
        for (int i = 0; i < 2_000; i++) {
            String code = barCode(400_638_130_000L + i);
            if (luhn(code)) passLuhn++;
            assertThat(redactor.redact("film " + code).found()).isEmpty();
        }
        assertThat(passLuhn).isGreaterThan(100);
    }

    private static String barCode(long twelve) {
        String digits = Long.toString(twelve);
        int sum = 0;
        for (int i = 0; i < 12; i++) sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        return digits + (10 - sum % 10) % 10;
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
