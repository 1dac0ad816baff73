package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "write to anna@example.com please | write to [EMAIL] please",
                "anna@example.com | [EMAIL]",
                "Mail anna@example.com. Thanks | Mail [EMAIL]. Thanks",
                "Mail anna@example.com.Thanks | Mail [EMAIL].Thanks",
                "(anna.schmidt+film@mail.example.co.uk), | ([EMAIL]),",
                "<anna@example.com>; 'bob@example.org' | <[EMAIL]>; '[EMAIL]'",
                "ANNA@EXAMPLE.COM! | [EMAIL]!",
                "mailto:anna@example.com?subject=x | mailto:[EMAIL]?subject=x",
                "/unsubscribe?email=anna%40example.com&x=1 | /unsubscribe?email=[EMAIL]&x=1",
                "email=anna@example.com | email=[EMAIL]",
                "bounce+anna=example.com@lists.example.org | [EMAIL]",
                "o'neil_4@ex-ample.museum | [EMAIL]",
                "\"anna schmidt\"@example.com | [EMAIL]",
                "anna@[192.0.2.1] and bob@[IPv6:2001:db8::1] | [EMAIL] and [EMAIL]",
                "anna@corp.internal | [EMAIL]",
                "anna@b2b.example.com | [EMAIL]",
                "anna@xn--bcher-kva.example | [EMAIL]",
                "a@b.com@c.org | [EMAIL]@c.org",
                "@anna@social.example | @[EMAIL]",
                "anna@example.com-ra | [EMAIL]-ra",
                "用户@例子.广告 | [EMAIL]",
                "joão@exämple.com.br | [EMAIL]",
                "联系我anna@example.com谢谢 | 联系我[EMAIL]谢谢",
                "anna@example.com으로 | [EMAIL]으로",
                "anna＠example．com | [EMAIL]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@anna is here",
                "meet @ 7",
                "meet me@home",
                "a @ b.com",
                "icon@2x.png",
                "lodash@4.17.21",
                "5 apples @1.50 each",
                "user@localhost",
                "@Override void f()",
                "100%40",
                "x%40y",
                "anna@example.c",
                "anna@.com",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna\uDB40\uDC01@example.com",
                "an\uDB40\uDD00na@example.com",
                "anna\u206A@example.com",
                "anna\uFFF9@example.com",
                "anna\u0001@example.com",
                "anna\u0085@example.com",
                "anna@example。com",
                "anna@example｡com"
            })
    void nothingInvisibleHidesOne(String address) {
        assertThat(Redactor.usual().redact(address).text()).isEqualTo("[EMAIL]");
    }

    @Test
    void findsWhatNobodySees() {
        var redaction = redactor.redact("to an\u200Bna@exam\u00ADple.\u2060com\u200B now");

        assertThat(redaction.text()).isEqualTo("to [EMAIL]\u200B now");
        assertThat(redaction.found()).isEqualTo(Map.of(PersonalData.EMAIL, 1));
    }
}
