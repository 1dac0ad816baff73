package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogJsonTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void masksEverythingAndStaysOneLineOfJson() {
        var thrown = new IllegalStateException("from bob@example.com", new RuntimeException("at 192.0.2.1 \"quoted\""));
        var event = new LoggingEvent(
                "", context.getLogger("dev.heed.Some"), Level.WARN, "vote of {}\nand more", thrown, new Object[] {
                    "anna@example.com"
                });
        event.setThreadName("http-1");
        event.setKeyValuePairs(List.of(new KeyValuePair("mail", "eve@example.com")));
        String line = new LogJson().doLayout(event);
        assertThat(line).endsWith("}\n").doesNotContain("@").doesNotContain("192.0.2.1");
        assertThat(line.strip().lines()).hasSize(1);
        JsonNode read = JsonMapper.shared().readTree(line);
        assertThat(read.get("level").asString()).isEqualTo("warn");
        assertThat(read.get("logger").asString()).isEqualTo("dev.heed.Some");
        assertThat(read.get("thread").asString()).isEqualTo("http-1");
        assertThat(read.get("message").asString()).isEqualTo("vote of [EMAIL]\nand more mail=[EMAIL]");
        assertThat(read.get("exception").asString())
                .startsWith("java.lang.IllegalStateException: from [EMAIL]\n")
                .contains("Caused by: java.lang.RuntimeException: at [IP] \"quoted\"")
                .contains("LogJsonTest");
    }
}
