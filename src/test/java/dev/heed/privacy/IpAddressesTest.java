package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressesTest {
    private final Redactor redactor = Redactor.usual();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from 192.0.2.17 today | from [IP] today",
                "192.0.2.17. | [IP].",
                "http://192.0.2.17:8080/x | http://[IP]:8080/x",
                "10.0.0.0/8 | [IP]/8",
                "ip=203.0.113.9; | ip=[IP];",
                "198.51.100.1-198.51.100.9 | [IP]-[IP]",
                "2001:db8::1 | [IP]",
                "[2001:db8::1]:443 | [[IP]]:443",
                "2001:0db8:85a3:0000:0000:8a2e:0370:7334. | [IP].",
                "addr:2001:db8::1 | addr:[IP]",
                "seen 2001:db8::1: gone | seen [IP]: gone",
                "fe80::1%eth0 | [IP]",
                "::1 | [IP]",
                "::ffff:192.0.2.128 | [IP]",
                "64:ff9b::192.0.2.33 | [IP]",
                "2001:DB8::A00:1, | [IP],",
                "１９２.0.2.１７ | [IP]",
            })
    void finds(String text, String redacted) {
        assertThat(redactor.redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 1.2.3",
                "1.2.3",
                "version 1.2.3.4",
                "v1.2.3.4",
                "v 1.2.3.4",
                "see section 4.3.2.1",
                "§ 4.3.2.1",
                "1.2.3.4.5",
                "1.3.6.1.4.1.311",
                "256.1.1.1",
                "1.2.3.4-beta",
                "1.2.3.4abc",
                "12:30:45",
                "12::30",
                "std::vector<int>",
                "a::b::c",
                "Foo::Bar1",
                "score 3:1",
                "1:2:3",
                "2024-01-01T10:30:00",
                "::",
            })
    void leavesAlone(String text) {
        assertThat(redactor.redact(text).text()).isSameAs(text);
    }
}
