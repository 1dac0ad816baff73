package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heed privacy eval`, which needs no data directory and makes none.
class PrivacyEvalTest {
    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(
                folder.resolve("labelled.jsonl"), String.join("\n", lines).replace('\'', '"'));
    }

    private Terminal.Said type(String line) {
        Map<String, String> environment =
                Map.of("HEED_DATA", folder.resolve("home").toString());
        return new Terminal(environment, InstantSource.system()).type(line);
    }

    @Test
    void scoresByType() throws IOException {
        Path file = file(
                "{'text':'👍 write to anna@example.com','spans':[{'type':'EMAIL_ADDRESS','start':11,'end':27}]}",
                "",
                "{'text':'My card 4111 1111 1111 1111, Bex','spans':[{'type':'CARD','start':8,'end':27},"
                        + "{'type':'NICKNAME','start':29,'end':32}]}",
                "{'text':'from 192.0.2.1','spans':[]}");
        JsonNode json = JsonMapper.shared()
                .readTree(type("privacy eval --known NICKNAME --json " + file).data());
        assertThat(json.path("texts").asInt()).isEqualTo(3);
        assertThat(json.path("micros_per_text").isNumber()).isTrue();
        JsonNode types = json.path("types");
        assertThat(types.propertyNames()).containsExactly("EMAIL", "CARD", "IP", "KNOWN", "NICKNAME");
        assertThat(types.path("EMAIL").path("f1").asDouble()).isEqualTo(1);
        assertThat(types.path("CARD").path("matched").asInt()).isEqualTo(1);
        assertThat(types.path("IP").path("precision").asDouble()).isZero();
        assertThat(types.path("IP").path("recall").isNull()).isTrue();
        assertThat(types.path("NICKNAME").path("hidden").asDouble()).isEqualTo(1);
        assertThat(folder.resolve("home")).doesNotExist();

        String table = type("privacy eval " + file).data();
        assertThat(table.lines().findFirst().orElseThrow())
                .isEqualTo("type      labels  found  matched  precision  recall  F1     hidden");
        assertThat(table).contains("EMAIL     1       1      1        1.000      1.000   1.000  1.000");
        assertThat(table).contains("NICKNAME  1       -      -        -          -       -      0.000");
        assertThat(table).containsPattern("3 texts, \\d+\\.\\d µs a text\\.");
    }

    @Test
    void looksOnlyForWhatAFieldHas() throws IOException {
        Path file = file("{'text':'see https://example.com/a','spans':[{'type':'LINK','start':4,'end':25}]}");
        JsonNode json = JsonMapper.shared()
                .readTree(type("privacy eval --field chat.query --json " + file).data());
        assertThat(json.path("types").path("LINK").path("found").asInt()).isZero();
        assertThat(type("privacy eval --field chat.answer " + file).code()).isEqualTo(2);
    }

    @Test
    void showsWhereItDiffersFromTheLabels() throws IOException {
        Path file = file("{'text':'not 192.0.2.1\\nhere','spans':[{'type':'EMAIL','start':0,'end':3}]}");
        Terminal.Said said = type("privacy eval --show 5 " + file);
        assertThat(said.err())
                .contains("missed EMAIL: >>not<< 192.0.2.1 here")
                .contains("found IP: not >>192.0.2.1<< here");
    }

    @Test
    void saysWhichLinesCannotBeUsedAndNotWhatTheyHold() throws IOException {
        Path file = file(
                "{'text':'a','spans':[{'type':'EMAIL','start':0,'end':2}]}",
                "{'text':'a','spans':[{'start':0,'end':1}]}",
                "{'text':7,'spans':[]}",
                "secret",
                "{'text':'a','spans':[]}");
        Terminal.Said said = type("privacy eval --json " + file);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains(":1 must have 0 <= start < end <= 1 in span 0, got 0, 2")
                .contains(":2 must have a type in span 0")
                .contains(":3 must be an object with a text and an array of spans")
                .contains(":4 is no JSON")
                .doesNotContain("secret");
        assertThat(JsonMapper.shared().readTree(said.out()).path("bad_lines").asInt())
                .isEqualTo(4);
        assertThat(type("privacy eval " + folder.resolve("none")).err()).contains("There is no ");
    }
}
