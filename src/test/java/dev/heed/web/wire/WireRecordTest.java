package dev.heed.web.wire;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A wire record that states a rule which would not be kept stops the start.
class WireRecordTest {
    record NoBound(@NotNull String text) {}

    record NoBoundOnItems(@NotNull List<Boolean> flags) {}

    record NeitherRequiredNorNullable(Integer number) {}

    record UnknownRule(@Nullable @Positive Integer number) {}

    record RuleOfAnotherKind(@Nullable @Min(1) Boolean flag) {}

    record UnknownType(@NotNull StringBuilder text) {}

    sealed interface Unmarked {}

    record One(@Nullable Boolean flag) implements Unmarked {}

    sealed interface Mismarked {}

    @Marker("other")
    record Two(@Nullable Boolean flag) implements Mismarked {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoBound.class,
                NoBoundOnItems.class,
                NeitherRequiredNorNullable.class,
                UnknownRule.class,
                RuleOfAnotherKind.class,
                UnknownType.class,
                Unmarked.class,
                Mismarked.class
            })
    void itCannotBePrepared(Class<?> type) {
        assertThatThrownBy(() -> new WireReader(text -> text).prepare(type)).isInstanceOf(IllegalStateException.class);
    }
}
