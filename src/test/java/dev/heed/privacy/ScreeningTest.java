package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers in metadata: what they may tell.
class ScreeningTest {
    private static Screening screening(String... known) {
        return new Vault(new byte[32]).screening(1, Map.of(), List.of(known));
    }

    @ParameterizedTest
    @CsvSource({"4711", "-4711", "4155552671", "99999999999", "1795132800"})
    void aShortNumberSaysWhatItSays(long number) {
        Screening screening = screening("ann", "user-4711", "4712", "415");
        assertThat(screening.object(Field.CHAT_METADATA, Map.of("n", number))).isEqualTo(Map.of("n", number));
        assertThat(screening.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4711, KNOWN", "47, KNOWN", "4155552671, PHONE", "99999999999, KNOWN"})
    void unlessTheCallerKnowsIt(long number, String kind) {
        Screening screening = screening("ann", " " + number + " ");
        assertThat(screening.object(Field.CHAT_METADATA, Map.of("n", number, "list", List.of((double) number, 4712L))))
                .isEqualTo(Map.of("n", "[" + kind + "]", "list", List.of("[" + kind + "]", 4712L)));
        assertThat(screening.found()).isEqualTo(Map.of(kind, 2));
    }

    @Test
    void aLongOneMayTellByItself() {
        Screening screening = screening();
        assertThat(screening.object(Field.CHAT_METADATA, Map.of("card", 4111111111111111L, "other", 4111111111111112L)))
                .isEqualTo(Map.of("card", "[CARD]", "other", 4111111111111112L));
        assertThat(screening.found()).isEqualTo(Map.of("CARD", 1));
    }
}
