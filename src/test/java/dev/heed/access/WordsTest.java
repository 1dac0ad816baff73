package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heed.domain.ScoreRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The records of this room, checked at birth.
final class WordsTest {
    @Test
    void trimsAndComposesAName() {
        assertThat(Project.named("  Filme\u0301 ")).isEqualTo("Film\u00e9");
        assertThat(Project.named("\ud83c\udfac".repeat(100))).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "two\nlines", "a\u2028b", "a\u202eb", "a\ud83cb", "a\ue000b"})
    void refusesWhatIsNoName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Project.named(name))
                .withMessageStartingWith("name must be");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Project.named("\ud83c\udfac".repeat(101)))
                .withMessage("name must be 1..100 characters, got 101");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example", "http://localhost:3000", "https://[2001:db8::1]:8443", "http://10.0.0.1"})
    void knowsAnOrigin(String origin) {
        assertThat(Key.isOrigin(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "https://*.app.example",
                "app.example",
                "https://app.example/",
                "https://App.example",
                "HTTPS://app.example",
                "https://app.example:443",
                "http://app.example:80",
                "ftp://app.example",
                "https://me@app.example",
                "https://app.example?a",
                "https://app.example#a",
                "https://",
                "https:app.example",
                "https://app.example:x"
            })
    void knowsWhatIsNoOrigin(String text) {
        assertThat(Key.isOrigin(text)).isFalse();
    }

    @Test
    void keepsOriginsToPublishableKeys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(KeyKind.SECRET, List.of("https://app.example")))
                .withMessage("origins belong to publishable keys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(KeyKind.PUBLISHABLE, Collections.nCopies(21, "https://app.example")))
                .withMessage("origins must be at most 20, got 21");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(KeyKind.PUBLISHABLE, List.of("app.example")))
                .withMessage("an origin is written https://host or https://host:port");
    }

    private static Key key(KeyKind kind, List<String> origins) {
        return new Key(1, kind, "heed_", origins, Instant.EPOCH, null, null);
    }

    @Test
    void boundsSlots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slots(List.of()))
                .withMessage("slots must be 1..20, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slots(
                        IntStream.rangeClosed(1, 21).mapToObj(n -> "s" + n).toList()))
                .withMessage("slots must be 1..20, got 21");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slots(List.of("Hero")))
                .withMessage("a slot is 1..64 of a-z, 0-9, _ and -");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slots(List.of("s".repeat(65))))
                .withMessage("a slot is 1..64 of a-z, 0-9, _ and -");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> slots(List.of("hero", "hero")))
                .withMessage("slots must differ from each other");
        assertThat(slots(List.of("s".repeat(64))).slots()).hasSize(1);
    }

    private static ProjectSettings slots(List<String> slots) {
        return new ProjectSettings(
                false, slots, ZoneOffset.UTC, ScoreRange.UNIT, Map.of(), 1, RetentionPeriods.FOR_EVER);
    }

    @Test
    void givesTheOwnerNoProjectAndEveryKeyOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Caller(Role.SECRET, null, 1, "heed_sk_1…"));
        Project project = new Project(1, "films", ProjectSettings.INITIAL, Instant.EPOCH);
        assertThatIllegalArgumentException().isThrownBy(() -> new Caller(Role.OWNER, project, 1, "heed_sk_1…"));
    }
}
