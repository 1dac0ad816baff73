package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressesTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my router is 00:1a:2b:3c:4d:5e, it fails | my router is [MAC], it fails",
                "00-1A-2B-3C-4D-5E. | [MAC].",
                "mac 001a.2b3c.4d5e | mac [MAC]",
                "from 10:20:30:40:50:60: refused | from [MAC]: refused",
                "(02:42:ac:11:00:02) | ([MAC])",
                "00:1a:2b:ff:fe:3c:4d:5e | [MAC]",
                "００:1a:2b:3c:4d:5e | [MAC]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 12:30:45 and 13:30:45",
                "01-02-03-04-05-06",
                "00:1a:2b:3c:4d",
                "00:1a:2b:3c:4d:5e:6f",
                "x00:1a:2b:3c:4d:5e",
                "00:1a:2b:3c:4d:5ex",
                "00:1a-2b:3c:4d:5e",
                "1234.5678.9012",
                "dead.beef",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
