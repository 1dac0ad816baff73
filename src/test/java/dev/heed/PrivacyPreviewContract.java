package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.cli.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heed privacy preview`, with a database and beside a server.
abstract class PrivacyPreviewContract extends CommandContract {
    private static JsonNode parsed(String json) {
        return JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    @Test
    void usesThePolicyOfTheProject() throws IOException {
        Running server = start();
        String key = newKey("");
        String policy = "{\"policy\":{\"fields\":{\"chat.query\":{\"mode\":\"hash\"},"
                + "\"media.comment\":{\"mode\":\"truncate\",\"truncate_at\":7}}}}";
        assertThat(send("PATCH", server.url() + "/v1/project", key, policy).statusCode())
                .isEqualTo(200);
        Path file = Files.writeString(data().resolve("text"), "Ann is at ann@example.com\n");
        String hashed = send(server.url() + "/v1/privacy/preview", key, """
                {"kind":"chat","text":"Ann is at ann@example.com"}""").body();
        assertThat(json(type("privacy preview --json --file " + file))).isEqualTo(parsed(hashed));
        assertThat(json(type("privacy preview --kind media --known Ann --json --file " + file)))
                .isEqualTo(parsed(
                        "{'text':'[KNOWN]','found':{'EMAIL':1,'KNOWN':1},'mode':'truncate'," + "'policy_version':2}"));
        assertThat(type("privacy preview --field response --file " + file).data())
                .isEqualToNormalizingNewlines("""
                        Ann is at [EMAIL]

                        Found: EMAIL 1. Mode: redact. Policy: version 2 of project default.
                        """);
        assertThat(type("privacy preview --project nobody --file " + file).err())
                .startsWith("There is no project nobody.");
        Terminal elsewhere = terminal().with("HEED_SECRET", "A".repeat(64));
        assertThat(elsewhere.type("privacy preview --file " + file).err()).contains("master secret", "HEED_SECRET");
    }

    @Test
    void readsStandardInput() {
        type("project create films");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("mail ann@example.com\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(type("privacy preview --project films -").data()).startsWith("mail [EMAIL]");
        } finally {
            System.setIn(before);
        }
    }
}
