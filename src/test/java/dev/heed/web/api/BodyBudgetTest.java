package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final int LIMIT = 256 * 1024;

    private final BodyBudget budget = new BodyBudget(600_000, 1);

    @Test
    void aShareIsGivenBack() {
        for (int i = 0; i < 10; i++) {
            try (var first = budget.take(LIMIT, false, LIMIT);
                    var second = budget.take(LIMIT, false, LIMIT)) {
                assertThat(first).isNotSameAs(second);
                assertThatThrownBy(() -> budget.take(100_000, false, LIMIT))
                        .isInstanceOfSatisfying(Objection.class, busy -> {
                            assertThat(busy.problem().type()).isEqualTo(ProblemType.BUSY);
                            assertThat(busy.problem().headers()).containsEntry("Retry-After", "1");
                        });
                budget.take(16 * 1024, false, LIMIT).close(); // small ones pass
            }
        }
    }

    @Test
    void whatDoesNotSayItsSizeTakesTheLimit() {
        try (var _ = budget.take(-1, false, 500_000)) {
            assertThatThrownBy(() -> budget.take(10, true, LIMIT)).isInstanceOf(Objection.class);
        }
        budget.take(10, true, LIMIT).close();
    }
}
