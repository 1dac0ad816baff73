package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers are the examples of the IBAN registry (ISO 13616).
class IbansTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to DE89370400440532013000 please | to [IBAN] please",
                "DE89 3704 0044 0532 0130 00 thanks | [IBAN] thanks",
                "DE89-3704-0044-0532-0130-00. | [IBAN].",
                "gb29nwbk60161331926819 | [IBAN]",
                "IBAN:FR1420041010050500013M02606, | IBAN:[IBAN],",
                "NO9386011117947 | [IBAN]",
                "MT84MALT011000012345MTLCAST001S | [IBAN]",
                "账号DE89370400440532013000。 | 账号[IBAN]。",
                "ＤＥ８９ 3704 0044 0532 0130 00 | [IBAN]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE88370400440532013000",
                "DE8937040044053201300",
                "DE893704004405320130001",
                "XX89370400440532013000",
                "xDE89370400440532013000",
                "is12 people came to see 3 films",
                "DE89  3704 0044 0532 0130 00",
                "MH17",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
