package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/// A log as an operator may configure it, with appenders that know nothing of masking.
class MaskingAppenderTest {
    private static final String CONFIGURATION = """
            <configuration>
              <appender name="PLAIN" class="ch.qos.logback.core.FileAppender">
                <file>FOLDER/plain.log</file>
                <encoder><pattern>%msg %kvp %mdc %ex{full}%n</pattern></encoder>
              </appender>
              <appender name="JSON" class="ch.qos.logback.core.FileAppender">
                <file>FOLDER/json.log</file>
                <encoder class="ch.qos.logback.classic.encoder.JsonEncoder"/>
              </appender>
              <appender name="OURS" class="ch.qos.logback.core.FileAppender">
                <file>FOLDER/ours.log</file>
                <encoder class="ch.qos.logback.core.encoder.LayoutWrappingEncoder">
                  <layout class="dev.heed.privacy.LogMask"/>
                </encoder>
              </appender>
              <root level="INFO"><appender-ref ref="PLAIN"/><appender-ref ref="OURS"/></root>
              <logger name="other"><appender-ref ref="JSON"/></logger>
            </configuration>
            """;

    @Test
    void noAppenderSeesPersonalData(@TempDir Path folder) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new ch.qos.logback.classic.util.LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(
                CONFIGURATION.replace("FOLDER", folder.toString()).getBytes(StandardCharsets.UTF_8)));
        MaskingAppender.keepGuarded(context);
        MaskingAppender.guard(context);
        // as an operator's file that is watched
        context.reset();
        configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(
                CONFIGURATION.replace("FOLDER", folder.toString()).getBytes(StandardCharsets.UTF_8)));

        Logger logger = context.getLogger("other");
        var cause = new IllegalStateException("cause b@example.com");
        var thrown = new IllegalArgumentException("thrown c@example.com", cause);
        thrown.addSuppressed(new RuntimeException("suppressed d@example.com"));
        context.getMDCAdapter().put("caller", "e@example.com");
        logger.atInfo()
                .setMessage("said by {}")
                .addArgument("a@example.com")
                .addKeyValue("user", "f@example.com")
                .setCause(thrown)
                .log();
        context.getMDCAdapter().clear();
        context.stop();

        for (String file : new String[] {"plain.log", "json.log", "ours.log"}) {
            String written = Files.readString(folder.resolve(file));
            assertThat(written).as(file).doesNotContain("example.com").contains("said by [EMAIL]", "thrown [EMAIL]");
            assertThat(written.split("said by", -1)).as(file).hasSize(2);
        }
        assertThat(Files.readString(folder.resolve("plain.log")))
                .contains("cause [EMAIL]", "suppressed [EMAIL]", "caller=[EMAIL]", "user=\"[EMAIL]\"");
    }
}
