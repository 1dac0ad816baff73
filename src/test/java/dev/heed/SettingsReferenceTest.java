package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SettingsReferenceTest {
    @Test
    void isWhatTheProgramReads() {
        Golden.assertHolds(Path.of("docs/reference/settings.md"), SettingsReference.page());
    }

    @Test
    void hasASentenceAndAnAllowedDefaultForEverySetting() {
        assertThat(Arrays.asList(Setting.values())).isNotEmpty().allSatisfy(setting -> {
            assertThat(setting.sentence()).endsWith(".").doesNotContain("|", "\n");
            assertThat(setting.standard().flatMap(setting.shape()::fault)).isEmpty();
        });
    }
}
