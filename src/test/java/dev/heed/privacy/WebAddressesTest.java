package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {
    private final Redactor redactor = Redactor.strictest();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.com/a?b=c#d. | see [LINK].",
                "HTTP://EXAMPLE.COM/ | [LINK]",
                "(see:http://example.com/a_(b)) | (see:[LINK])",
                "<http://example.com/a,b> | <[LINK]>",
                "[x](https://example.com/y), or | [x]([LINK]), or",
                "ftp://files.example.net/x | [LINK]",
                "http://localhost:8080/x | [LINK]",
                "http://192.0.2.1/x | [LINK]",
                "http://[2001:db8::1]/x | [LINK]",
                "www.Example.so, | [LINK],",
                "example.com. And | [LINK]. And",
                "at sub.example.co.uk/path?x=1! | at [LINK]!",
                "EXAMPLE.COM | [LINK]",
                "example.com:8080/x | [LINK]",
                "bücher.de | [LINK]",
                "example.py/x | [LINK]",
                "https://anna:secret@example.com/?mail=anna@example.com&card=4111111111111111 | [LINK]",
                "看https://example.com看看 | 看[LINK]看看",
                "https&#58;//example.com | [LINK]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main.py, README.md, run.sh and lib.rs",
                "The end.It is over.So what",
                "e.g. 3.14 and U.S.A. or node.js",
                "http:// and https://… and www.",
                "mailto: and C://",
                "self.assertEqual(a.b.c)",
                "java.util.List",
                "v1.2.com_x",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }

    @Test
    void leavesEmailAddressesToTheirOwn() {
        assertThat(redactor.redact("john.me@example.com, a.com+x@example.org").text())
                .isEqualTo("[EMAIL], [EMAIL]");
    }

    @Test
    void isOnlyDoneWhenAskedFor() {
        assertThat(Redactor.usual().redact("https://example.com/").found()).isEmpty();
    }
}
