package dev.heed.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentTest {
    private static final Duration HANG = Duration.ofSeconds(30);

    private final Sentiment sentiment = new Sentiment(List.of("[EMAIL]", "[SECRET]"));

    /// Each with the sum that the rules give, written out; the score is sum / √(sum² + 15).
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a good plot                            | 1.9",
                "a plot                                 | 0",
                "a bad, bad plot                        | -2.5 - 2.5",
                "a very good plot                       | 1.9 + 0.293",
                "a very long good plot                  | 1.9 + 0.293 * 0.95",
                "a very long slow good plot             | 1.9 + 0.293 * 0.9",
                "a very bad plot                        | -2.5 - 0.293",
                "a somewhat good plot                   | 1.9 - 0.293",
                "the plot was sort of good              | 1.9 - 0.293",
                "a GOOD plot                            | 1.9 + 0.733",
                "A GOOD PLOT                            | 1.9",
                "a VERY good plot                       | 1.9 + 0.293 + 0.733",
                "not a good plot                        | 1.9 * -0.74",
                "not good                               | 1.9 * -0.74",
                "it wasn't a plot of good               | 1.9",
                "the plot isn't very good               | (1.9 + 0.293 ) * -0.74",
                "no good                                | 1.9 * -0.74",
                "no plot                                | -1.2",
                "never so good                          | (1.9 + 0.293 ) * 1.25",
                "the least good plot                    | 1.9 * -0.74",
                "at least good plots                    | 1.9",
                "a good plot but a bad end              | 1.9 * 0.5 - 2.5 * 1.5",
                "a good plot!                           | 1.9 + 0.292",
                "a bad plot!!!!!!!                      | -2.5 - 4 * 0.292",
                "a good plot?                           | 1.9",
                "a good plot???                         | 1.9 + 3 * 0.18",
                "a bad plot????                         | -2.5 - 0.96",
                "what a film to die for                 | -2.9 - 2.9 + 2.9",
                "this is a film with heart              | 3.2",
                ":) says the plot                       | 2.0",
                "(good)                                 | 1.9",
            })
    void addsUpAsTheRulesSay(String text, String sum) {
        double expected = Sum.of(sum);
        assertThat(sentiment.compound(text, "en"))
                .isCloseTo(expected / Math.sqrt(expected * expected + 15), within(0.00005001));
    }

    @Test
    void readsEmojiByName() {
        assertThat(sentiment.compound("the end 😍", "en")).isGreaterThan(0.4);
        assertThat(sentiment.compound("the end ❤️", "en")).isEqualTo(sentiment.compound("the end ❤", "en"));
        assertThat(sentiment.compound("the end 😡😢", "en")).isLessThan(-0.4);
    }

    /// A placeholder is a word like a name: it feels nothing, shouts nothing and keeps its place.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a good plot [EMAIL]                  | a good plot anna",
                "write to [EMAIL]: a good plot        | write to anna: a good plot",
                "not [EMAIL] good                     | not anna good",
                "[EMAIL] [EMAIL] [EMAIL] not good     | anna anna anna not good",
                "the [SECRET] is bad                  | the anna is bad",
                "A BAD PLOT [EMAIL]                   | A BAD PLOT anna",
                "a good plot ([EMAIL])!               | a good plot (anna)!",
            })
    void isNotDisturbedByPlaceholders(String redacted, String plain) {
        assertThat(sentiment.compound(redacted, "en")).isEqualTo(sentiment.compound(plain, "en"));
    }

    @Test
    void doesNotTakePlaceholdersForEnglish() {
        assertThat(sentiment.compound("[EMAIL] [EMAIL] [SECRET] das war schlecht [SECRET]", null))
                .isNull();
        assertThat(sentiment.compound("the plot was good and [EMAIL] knows it too", null))
                .isEqualTo(0.4404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "EN", "en-GB", "en-Latn-US", "eng"})
    void believesWhoDeclaresEnglish(String language) {
        assertThat(sentiment.compound("super", language)).isEqualTo(0.5994);
        assertThat(sentiment.reading("super").in(language)).isEqualTo(0.5994);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr-CA", "zxx", "enm", "x-en"})
    void givesNoScoreWhereAnotherLanguageIsDeclared(String language) {
        assertThat(sentiment.compound("This film was good and the end was very funny", language))
                .isNull();
        assertThat(sentiment
                        .reading("This film was good and the end was very funny")
                        .in(language))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I liked this film a lot, the second half drags a little.",
                "Would watch again",
                "did not answer my question",
                "nice soundtrack but weak plot",
                "best film of the year",
                "very helpful, thanks 👍",
                "The answer was wrong and it made me angry.",
                "not for me: the actor in “Das Boot” was better",
            })
    void recognisesEnglish(String text) {
        assertThat(sentiment.compound(text, null)).isNotNull().isEqualTo(sentiment.compound(text, "en"));
        assertThat(sentiment.compound(text, "und")).isNotNull();
        assertThat(sentiment.reading(text).in(null)).isEqualTo(sentiment.compound(text, "en"));
    }

    /// Several of them hold words that VADER would misread: `war`, `die`, `fatal`, `no`, `super`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Das war schlecht",
                "Die Antwort war falsch, bitte nochmal",
                "super Film",
                "Der Film „The Lord of the Rings“ war auf Deutsch auch ganz toll",
                "„Gone with the Wind“ ist seit vielen Jahren mein liebster Film",
                "El final fue terrible 😍😍😍",
                "no me gusta",
                "C'est nul",
                "Trop long et ennuyeux, je ne recommande pas",
                "Qualidade terrível",
                "non mi piace",
                "erg goed",
                "dålig film",
                "bardzo dobry film",
                "çok güzel film",
                "отличный фильм",
                "とても良い映画でした",
                "[EMAIL] [SECRET] [EMAIL]",
                "10/10",
                "👍",
                "",
            })
    void givesNoScoreWhereTheTextIsNotEnglishOrNobodyCanTell(String text) {
        assertThat(sentiment.compound(text, null)).isNull();
        assertThat(sentiment.reading(text).in(null)).isNull();
    }

    @Test
    void isNeutralWhereNothingIsSaid() {
        assertThat(sentiment.compound("", "en")).isZero();
        assertThat(sentiment.compound("  \n", "en")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good ",
                "bad but ",
                "!",
                "?!",
                "[",
                "[EMAIL",
                "[EMAIL]",
                "n't",
                "so this never ",
                "kind of ",
                "GOOD ",
                "😁",
                "❤️",
                "no ",
                "a",
                ") ",
                ":) bad ",
                "\u2028",
                "ﷺ",
                "the "
            })
    void isNotHeldUpByHostileTexts(String piece) {
        String text = piece.repeat(400_000 / piece.length());
        assertTimeoutPreemptively(HANG, () -> {
            assertThat(sentiment.compound(text, "en")).isBetween(-1.0, 1.0);
            sentiment.compound(text, null);
        });
    }

    /// Sums as they are written in the table: products of numbers, added and subtracted; one bracket
    /// at the start.
    private record Sum(String text) {
        static double of(String text) {
            if (text.startsWith("(")) {
                int end = text.indexOf(')');
                return of(text.substring(1, end).strip()) * Double.parseDouble(text.substring(text.indexOf('*') + 1));
            }
            double sum = 0;
            int sign = 1;
            for (String part : text.replace("* -", "*-").split("(?<= )(?=[+-] )", -1)) {
                String term = part.strip();
                if (term.startsWith("+ ") || term.startsWith("- ")) {
                    sign = term.charAt(0) == '-' ? -1 : 1;
                    term = term.substring(2);
                }
                double product = sign;
                for (String factor : term.split("\\*", -1)) product *= Double.parseDouble(factor.strip());
                sum += product;
            }
            return sum;
        }
    }
}
