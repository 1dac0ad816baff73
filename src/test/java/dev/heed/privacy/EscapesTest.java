package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna&#64;example.com | [EMAIL]",
                "anna&#x40;example&#46;com! | [EMAIL]!",
                "anna&commat;example&period;com | [EMAIL]",
                "anna&#8203;@exam&shy;ple.com | [EMAIL]",
                "anna&ZeroWidthSpace;@example.com | [EMAIL]",
                "&lt;anna@example.com&gt; | &lt;[EMAIL]&gt;",
                "4&#49;11&nbsp;1111&nbsp;1111&nbsp;1111 | [CARD]",
                "https://x.example/?a=b&amp;token=abc | https://x.example/?a=b&amp;token=[URL]",
                "call &plus;49 171 1234567 | call [PHONE]",
                "1&#x1D7D2;11111111111111 4111111111111111 | 1&#x1D7D2;11111111111111 [CARD]",
            })
    void readsReferencesOfHtml(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna%40example%2Ecom | [EMAIL]",
                "q=anna%2Eb%40example.com&x=1 | q=[EMAIL]&x=1",
                "an%6Ea%40example.com | [EMAIL]",
                "caf%C3%A9@example.com | [EMAIL]",
                "anna%E2%80%8B@example.com | [EMAIL]",
                "tel=%2B49%20171%201234567 | tel=[PHONE]",
                "%2B49 171 1234567 | [PHONE]",
                "a 4111%201111%201111%201111 b | a [CARD] b",
                "a %34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31 b | a [CARD] b",
                "mail%3Danna%2540example.com | mail%3D[EMAIL]",
                "anna&amp;#64;example.com | [EMAIL]",
                "anna%26%2364%3Bexample.com | [EMAIL]",
            })
    void readsPercentEncoding(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    /// What looks like an escape at the beginning of a word is a wildcard of SQL.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIKE '%4111111111111111%' | LIKE '%[CARD]%'",
                "where x like \"%5555555555554444\" | where x like \"%[CARD]\"",
                "10 %4111111111111111 | 10 %[CARD]",
            })
    void takesAWildcardForItself(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R&D at AT&T; 100% sure & 50%20 off; &copy; &unknown; &#; &#x; &#xZZ; &#99999999; &#0; %ZZ %4 %",
                "%C3%28 %E2%80 %F5%80%80%80 %C0%80 %00 %7F",
                "a&amp;b &lt;b&gt;bold&lt;/b&gt;",
                "%5BEMAIL%5D",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" %2C%34111111111111111", " %2C%34111111111111111%2C", "&#91;EMAIL] a@b.com", "%20%20anna@b.com"
            })
    void meansTheSameWhenReadAgain(String text) {
        String once = redactor.redact(text).text();

        assertThat(once).isNotEqualTo(text);
        assertThat(redactor.redact(once).text()).isSameAs(once);
    }

    /// Left alone, the first escape would be a wildcard, and its digits could be read as something else.
    @Test
    void replacesAnEscapeWithTheOneItDependsOn() {
        var once = redactor.redact("a %2C%34111111111111111", List.of("2c"));

        assertThat(once.text()).isEqualTo("a [CARD]");
    }
}
