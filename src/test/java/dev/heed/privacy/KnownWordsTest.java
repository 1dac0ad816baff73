package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownWordsTest {
    private final Redactor redactor =
            new Redactor(EnumSet.of(PersonalData.KNOWN, PersonalData.EMAIL), List.of(), List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Anna Schmidt | I am Anna Schmidt. | I am [KNOWN].",
                "Anna Schmidt | ANNA   SCHMIDT's film | [KNOWN]'s film",
                "Anna Schmidt | Schmidt, Anna | [KNOWN], [KNOWN]",
                "Anna Schmidt | Annabel and Goldschmidt | Annabel and Goldschmidt",
                "José Núñez | jose nunez | [KNOWN]",
                "Jose Nunez | JOSÉ NÚÑEZ | [KNOWN]",
                "Strauß | Herr Strauss | Herr [KNOWN]",
                "Łukasz Øre | lukasz ore | [KNOWN]",
                "Li Wei | Li said: Li Wei and Wei | Li said: [KNOWN] and [KNOWN]",
                "Ludwig van der Berg | der Berg, ludwig van der berg | der [KNOWN], [KNOWN]",
                "user-4711 | the user user-4711 or 4711 | the user [KNOWN] or 4711",
                "anna.schmidt@example.com | anna at home | [KNOWN] at home",
                "王小明 | 我叫王小明。小明 | 我叫[KNOWN]。小明",
                "김철수 | 김철수가 왔다 | [KNOWN]가 왔다",
                "Анна | анна каренина | [KNOWN] каренина",
                "İpek | ipek | [KNOWN]",
                "Anna | Ａｎｎａ an\u200Bna | [KNOWN] [KNOWN]",
                "email,Card | email [EMAIL] a@b.com card | [KNOWN] [EMAIL] [EMAIL] [KNOWN]",
                "x | x | x",
                "--- | --- | ---",
            })
    void finds(String known, String text, String redacted) {
        List<String> identifiers = Arrays.asList(known.split(","));

        var redaction = redactor.redact(text, identifiers);

        assertThat(redaction.text()).isEqualTo(redacted);
        assertThat(redactor.redact(redaction.text(), identifiers).text()).isSameAs(redaction.text());
    }

    @Test
    void countsPlacesAndLeavesOthersToTheirDetectors() {
        var redaction = redactor.redact("Anna: anna@example.com, anna", List.of("anna"));

        assertThat(redaction.text()).isEqualTo("[KNOWN]: [EMAIL], [KNOWN]");
        assertThat(redaction.found()).isEqualTo(Map.of(PersonalData.EMAIL, 1, PersonalData.KNOWN, 2));
    }

    @Test
    void canBeSwitchedOff() {
        var off = new Redactor(EnumSet.of(PersonalData.EMAIL), List.of(), List.of());

        assertThat(off.redact("Anna", List.of("Anna")).found()).isEmpty();
    }

    @Test
    void forgetsWhatItWasTold() {
        redactor.redact("Anna", List.of("Anna"));

        assertThat(redactor.redact("Anna").found()).isEmpty();
    }
}
