package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeltEmailsTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna at example dot com | [EMAIL]",
                "write to anna (at) example (dot) com. | write to [EMAIL].",
                "anna[at]example.com | [EMAIL]",
                "anna [at] example [dot] co [dot] uk, please | [EMAIL], please",
                "anna{at}example{dot}org | [EMAIL]",
                "anna AT example DOT com | [EMAIL]",
                "anna AT example.com | [EMAIL]",
                "Anna dot Schmidt at example dot com | [EMAIL]",
                "anna [dot] schmidt [at] example [dot] com | [EMAIL]",
                "anna.schmidt at example.com | [EMAIL]",
                "anna_s92 at example.com | [EMAIL]",
                "anna at gmail.com | [EMAIL]",
                "my e-mail is anna at example.com | my e-mail is [EMAIL]",
                "info at example punkt de | [EMAIL]",
                "anna @ example . com | [EMAIL]",
                "anna(@)example.com | [EMAIL]",
                "anna (at) example (point) fr | [EMAIL]",
                "it is anna &#40;at&#41; example dot com | it is [EMAIL]",
                "a\u200Bnna a\u200Bt example d\u200Bot com | [EMAIL]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meet me at example dot com is bad",
                "look at this dot com bubble",
                "he worked at a dot com",
                "books at amazon.com",
                "I work at example.com",
                "find us at example dot com",
                "everything at example.com is cheap",
                "the temperature at every point in space",
                "at noon. It was hot",
                "at 5 dot 30",
                "laugh (at) him. No",
                "3 apples @ 5.00",
                "aim at the dot in the middle",
                "anna at example dot notatoplevel",
                "A dot at the end dot dot dot",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
