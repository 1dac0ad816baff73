package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.privacy.Scorecard.Label;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private final Redactor redactor = Redactor.usual();
    private final Scorecard card = new Scorecard();

    private Scorecard.Differences add(String text, Label... labels) {
        return card.add(text, List.of(labels), redactor.redact(text));
    }

    private Scorecard.Score score(String type) {
        return Objects.requireNonNull(card.scores().get(type));
    }

    private static Label label(String type, String text, String what) {
        int from = text.indexOf(what);
        return new Label(type, from, from + what.length());
    }

    @Test
    void countsWhatIsRightMissedAndTooMuch() {
        String right = "write to anna@example.com please";
        String missed = "or to anna, at the desk";
        String alarm = "not bob@example.com";
        add(right, label("EMAIL_ADDRESS", right, "anna@example.com"));
        var differences = add(missed, label("EMAIL", missed, "anna"));
        assertThat(differences.missed()).hasSize(1);
        assertThat(add(alarm).alarms()).hasSize(1);

        var score = score("EMAIL");
        assertThat(score).isEqualTo(new Scorecard.Score(PersonalData.EMAIL, 2, 2, 1, 18, 14));
        assertThat(score.precision()).isEqualTo(0.5);
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.f1()).isEqualTo(0.5);
    }

    @Test
    void aMatchSharesHalfOfWhatEitherHas() {
        String text = "call +44 7911 123456 now";
        assertThat(add(text, label("PHONE", text, "call +44 7911 123456 now")).missed())
                .isEmpty();
        assertThat(add(text, label("PHONE", text, "123456")).missed()).hasSize(1);
        assertThat(add(text, label("EMAIL", text, "+44 7911 123456")).missed()).hasSize(1);
        // hidden all the same
        assertThat(score("EMAIL").hiddenShare()).isEqualTo(1);
    }

    @Test
    void ofWhatNobodyLooksForOnlyWhatIsHiddenCounts() {
        String text = "in Berlin, anna@berlin.example";
        add(text, label("GPE", text, "Berlin"), label("GPE", text, "berlin.example"));
        var score = score("GPE");
        assertThat(score.kind()).isNull();
        assertThat(score.characters()).isEqualTo(19);
        assertThat(score.hidden()).isEqualTo(13);
    }
}
