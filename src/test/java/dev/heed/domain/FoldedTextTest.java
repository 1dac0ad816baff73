package dev.heed.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {
    private static String words(String text) {
        return String.join(
                " ",
                FoldedText.runs(text).stream()
                        .flatMap(run -> run.words().stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello, World!                    | hello world
            don't e-mail 3.14                | don t e mail 3 14
            [EMAIL] and [CREDIT_CARD]        | email and credit card
            CRÈME Brûlée                     | creme brulee
            Straße STRASSE STRAẞE            | strasse strasse strasse
            İstanbul ıstanbul ISTANBUL       | istanbul istanbul istanbul
            ΣΟΦΟΣ σοφός σοφοσ                | σοφοσ σοφοσ σοφοσ
            Ёлка елка                        | елка елка
            ﬁancé ＦＵＬＬ ①② ½               | fiance full 12 1 2
            x² H₂O ℃                         | x2 h2o c
            مُحَمَّد محمد                     | محمد محمد
            שָׁלוֹם שלום                     | שלום שלום
            हिन्दी                           | हिन्दी
            ภาษาไทย                          | ภาษาไทย
            東京都                           | 東京 京都 都
            東                               | 東
            東京 iPhone15を買う              | 東京 京 iphone15 を買 買う う
            カタカナ                         | カタ タカ カナ ナ
            コーヒー                         | コー ーヒ ヒー ー
            がか                             | がか か
            한국어 가                        | 한국 국어 어 가
            𠀀𠀁x                             | 𠀀𠀁 𠀁 x
            🙂👍🏽 ok                          | ok
            a¶b                              | a b
            """)
    void foldsTheSameIntoTheSame(String text, String words) {
        assertThat(words(text)).isEqualTo(words);
    }

    @Test
    void halfWidthKanaAreKana() {
        assertThat(words("\uff76\uff9e\uff77")).isEqualTo(words("\u30ac\u30ad"));
    }

    @Test
    void composedOrNotIsTheSame() {
        assertThat(words("e\u0301t\u00e9")).isEqualTo("ete");
        assertThat(words("\u1112\u1161\u11ab")).isEqualTo(words("\ud55c"));
    }

    @Test
    void whatNobodySeesIsNotThere() {
        assertThat(words("in\u00advisi\u200dble \ufeffx")).isEqualTo("invisible x");
        assertThat(words("two\u200bwords")).isEqualTo("two words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "\ud800", "\u0301", "🙂", "!?*\"()-", "\u037a"})
    void someTextsHaveNoWord(String text) {
        assertThat(FoldedText.runs(text)).isEmpty();
    }

    @Test
    void longWordsAreTheirBeginning() {
        assertThat(words("\ud835\udc00".repeat(300))).isEqualTo("a".repeat(100));
        assertThat(words("\ud801\udc28".repeat(300))).isEqualTo("\ud801\udc28".repeat(100));
    }

    @Test
    void whatIsFoldedStaysAsItIs() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) continue;
            List<FoldedText.Run> once = FoldedText.runs("a" + Character.toString(character) + "a");
            String again =
                    String.join(" ", once.stream().map(FoldedText.Run::text).toList());
            for (FoldedText.Run run : once) {
                assertThat(run.text()).doesNotContain("\"", "'", "\\", " ", "\0", "\u00b6");
                assertThat(FoldedText.runs(run.text()))
                        .as(Integer.toHexString(character))
                        .containsExactly(run);
            }
            assertThat(again).isNotEmpty();
        }
    }
}
