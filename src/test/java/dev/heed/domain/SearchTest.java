package dev.heed.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    /// A word as it is, a phrase in brackets, a prefix with an ellipsis.
    private static String read(String asked) {
        return Search.read(asked).orElseThrow().terms().stream()
                .map(term -> switch (term) {
                    case Search.Term.Word(String word) -> word;
                    case Search.Term.Phrase(List<String> words) -> "[" + String.join(" ", words) + "]";
                    case Search.Term.Prefix(List<String> words) -> "[" + String.join(" ", words) + "\u2026]";
                })
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Two words                 | two words
            twice Twice twicé         | twice
            "a phrase" more           | [a phrase] more
            „so geschrieben“          | [so geschrieben]
            "not closed               | [not closed]
            "one"                     | one
            x"glued on"y              | x [glued on] y
            begin*                    | [begin…]
            begin** *not no.*         | [begin…] not no
            e-mail don't e-ma*        | [e mail] [don t] [e ma…]
            "begin*"                  | begin
            a AND b OR NOT c          | a and b or not c
            NEAR(a b, 5)              | [near a] b 5
            words:x -y ^z {a} +b      | [words x] y z a b
            x' OR 1=1; --             | x or [1 1]
            東                        | [東…]
            東京                      | 東京
            東京都                    | [東京 京都]
            東京*                     | 東京
            "foo 東京 bar"            | [foo 東京 京 bar]
            "foo 東"                  | [foo 東…]
            東　京                    | [東…] [京…]
            été*                      | [ete…]
            """)
    void readsWhatSomebodyTyped(String asked, String terms) {
        assertThat(read(asked)).isEqualTo(terms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Why not?                  | [why not]
            Who "is" that?            | [who is that]
            „Was” nun*                | [was nun]
            once                      | once
            """)
    void aTextIsFoundWordForWord(String text, String terms) {
        assertThat(read(Search.phrase(text))).isEqualTo(terms);
    }

    @Test
    void aDecomposedBeginningIsOneToo() {
        assertThat(read("e\u0301*")).isEqualTo("[e\u2026]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "\"", "\"\"", "***", "🙂", "()", "\0", "\ud800", "\u00b6"})
    void someTextsAskForNothing(String asked) {
        assertThat(Search.read(asked)).isEmpty();
    }
}
