package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `heed privacy preview` where there is no data directory yet; it makes none.
class PrivacyPreviewTest {
    @TempDir
    private Path folder;

    private Terminal.Said type(String line) {
        Terminal.Said said =
                new Terminal(Map.of("HEED_DATA", folder.resolve("home").toString()), InstantSource.system()).type(line);
        assertThat(folder.resolve("home")).doesNotExist();
        return said;
    }

    @Test
    void usesTheDefaultPolicy() {
        assertThat(type("privacy preview ann@example.com").data()).isEqualToNormalizingNewlines("""
                [EMAIL]

                Found: EMAIL 1. Mode: redact. Policy: the default one.
                """);
        assertThat(type("privacy preview --json --kind media --known Ann Ann")
                        .data()
                        .strip())
                .isEqualTo("{\"text\":\"[KNOWN]\",\"found\":{\"KNOWN\":1},\"mode\":\"redact\","
                        + "\"policy_version\":null}");
    }

    @Test
    void saysWhatItNeeds() {
        assertThat(type("privacy preview").err()).startsWith("Say one of TEXT, - and --file.");
        assertThat(type("privacy preview a --file b").code()).isEqualTo(2);
        assertThat(type("privacy preview --kind media --field query a").err())
                .startsWith("--field must be a text of a media vote: comment, metadata");
        assertThat(type("privacy preview --kind film a").err()).contains("must be one of media, chat");
        assertThat(type("privacy preview " + "a".repeat(32_001)).err()).contains("at most 32000 characters, got 32001");
        assertThat(type("privacy preview --file nowhere").err()).startsWith("There is no nowhere.");
        assertThat(type("privacy preview --project films a").err()).startsWith("There is no database");
    }
}
