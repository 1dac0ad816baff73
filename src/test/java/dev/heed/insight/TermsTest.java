package dev.heed.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void aWordOfBadAnswersIsTelling() {
        Terms terms = new Terms();
        for (int i = 0; i < 40; i++) {
            terms.add(true, "How do I get a Refund for order " + i, "Ask [EMAIL] for a refund.");
            terms.add(false, "How do I change my password", "In the settings.");
        }
        List<AnswerReview.TellingTerm> telling = terms.telling(20);
        assertThat(telling.getFirst().z()).isGreaterThan(1.96);
        assertThat(telling)
                .extracting(AnswerReview.TellingTerm::term)
                .contains("refund")
                .doesNotContain("how", "email");
        assertThat(telling).filteredOn(term -> term.term().equals("refund")).allSatisfy(term -> {
            assertThat(term.down()).isEqualTo(40);
            assertThat(term.up()).isZero();
        });
        assertThat(terms.read()).isEqualTo(80);
    }

    @Test
    void fewVotesShowNothing() {
        Terms terms = new Terms();
        for (int i = 0; i < 4; i++) terms.add(true, "refund", "never");
        for (int i = 0; i < 400; i++) terms.add(false, "password", "settings");
        assertThat(terms.telling(10)).isEmpty();
        assertThat(new Terms().telling(10)).isEmpty();
    }
}
