package dev.heed.web.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a text that is too long: that it is too long only where a shorter one would do.
class TextKindTest {
    record Page(
            @Nullable @Size(max = 4) @Pattern(regexp = "[1-5]|up|down", message = "must be 1..5, up or down")
            String rating,

            @Nullable @Size(max = 6) @Pattern(regexp = "[a-z\\x{1F600}]+", message = "must be letters a..z")
            String name) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rating | thumbs_up | rating must be 1..5, up or down
            rating | 55555     | rating must be 1..5, up or down
            rating | 6         | rating must be 1..5, up or down
            name   | abcdefgh  | name must be text of at most 6 characters, got 8
            name   | \uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00 | name must be text of at most 6 characters, got 7
            name   | ABCDEFGH  | name must be letters a..z
            """)
    void theRuleThatHelpsIsTold(String parameter, String word, String fault) {
        var reading = new WireReader(text -> text).read(Page.class, new Query(Map.of(parameter, List.of(word))));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(((Reading.Faulty<?>) faulty).faults())
                                .singleElement()
                                .satisfies(one -> assertThat(one.at() + " " + one.detail())
                                        .isEqualTo(fault)));
    }
}
