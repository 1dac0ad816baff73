package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
    private static String redact(String pattern, String text) {
        Policy policy = Policy.of(Map.of("patterns", List.of(pattern)));
        Redactor redactor = policy.redactor(Field.CHAT_QUERY);
        String once = redactor.redact(text).text();
        assertThat(redactor.redact(once).text()).isSameAs(once);
        return once;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMP-\\d{6} | ask EMP-123456, not EMP-12 | ask [CUSTOM], not EMP-12",
                "(?i)\\bcase \\w+ | Case A12 and case b7 | [CUSTOM] and [CUSTOM]",
                "x.+y | ax [EMAIL] yb | a[CUSTOM][EMAIL][CUSTOM]b",
                "^. | abc | [CUSTOM]bc",
                "x.{5}y | x12345y x[EMAIL]y | [CUSTOM] x[EMAIL]y",
                "[^@]+@example | who a@example.com is | [CUSTOM].com is",
                "4711 | ４７\u200B１１! | [CUSTOM]!",
                "\\bx*\\b | nothing | nothing",
            })
    void hidesWhatItMatches(String pattern, String text, String redacted) {
        assertThat(redact(pattern, text)).isEqualTo(redacted);
    }

    @Test
    void takesLinearTimeWhateverThePattern() {
        assertThat(redact("(a*)*b", "a".repeat(20_000))).hasSize(20_000);
        assertThat(redact("(a|b|ab){160}c", "ab".repeat(16_000))).hasSize(32_000);
    }
}
