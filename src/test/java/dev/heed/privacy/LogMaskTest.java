package dev.heed.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogMaskTest {
    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Logger logger = context.getLogger("dev.heed.capture.Intake");

    @BeforeEach
    void logThroughTheMask() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        var mask = new LogMask();
        mask.setContext(context);
        mask.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(mask);
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void masksTheMessageAndNothingBeforeIt() throws Exception {
        var thread =
                new Thread(() -> logger.warn("vote of {} from {}", "anna@example.com", "192.0.2.1"), "worker-10.0.0.7");
        thread.start();
        thread.join();

        assertThat(lines())
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  \\[worker-10\\.0\\.0\\.7] "
                        + "dev\\.heed\\.capture\\.Intake: vote of \\[EMAIL] from \\[IP]");
    }

    @Test
    void leavesPortsTimesAndOurOwnIdentitiesAlone() {
        String plain = "Heed is ready at http://localhost:8080 after 1234567 ms, m0q0hgsk4vbr3x8t at 1763629422123456";
        logger.info(plain);

        assertThat(lines()).singleElement().asString().endsWith(": " + plain);
    }

    @Test
    void masksEveryExceptionOfTheTrace() {
        var cause = new IllegalArgumentException("no card 4111111111111111");
        cause.addSuppressed(new IllegalStateException("nor +49 171 1234567"));
        logger.error("failed", new RuntimeException("for anna@example.com", cause));

        assertThat(lines())
                .contains("java.lang.RuntimeException: for [EMAIL]")
                .contains("  Caused by: java.lang.IllegalArgumentException: no card [CARD]")
                .contains("  Suppressed: java.lang.IllegalStateException: nor [PHONE]")
                .anyMatch(line -> line.startsWith("\tat dev.heed.privacy.LogMaskTest."));
        assertThat(String.join("\n", lines())).doesNotContain("4111", "anna", "171");
    }

    @Test
    void masksKeyValuePairs() {
        logger.atInfo().addKeyValue("user", "anna@example.com").log("vote");

        assertThat(lines()).singleElement().asString().endsWith(": vote user=[EMAIL]");
    }

    @Test
    void nobodyForgesALine() {
        String forged =
                "x\n2026-11-20T00:00:00.000Z ERROR [main] dev.heed.Heed: broken\r\n\u2028\u0085\u001B[31m\u202E\tend";
        logger.info(forged, new IllegalStateException(forged));

        assertThat(lines().stream().filter(line -> line.contains("broken"))).hasSize(2);
        assertThat(lines()).filteredOn(line -> !line.startsWith("\tat ")).hasSize(2);
        assertThat(lines().getFirst()).endsWith("broken\\r\\n\\u2028\\u0085\\u001B[31m\\u202E\\tend");
    }

    @Test
    void survivesExceptionsThatCauseThemselves() {
        var first = new IllegalStateException("first a@b.com");
        var second = new IllegalStateException("second", first);
        first.initCause(second);
        logger.error("cycle", first);

        assertThat(String.join("\n", lines()))
                .contains("first [EMAIL]", "Caused by: ")
                .doesNotContain("a@b.com");
    }

    /// What a command without Spring gets, and the server too.
    @Test
    void theShippedConfigurationSendsEverythingThroughTheMaskToStandardError() throws Exception {
        var shipped = new LoggerContext();
        var configurator = new JoranConfigurator();
        configurator.setContext(shipped);
        configurator.doConfigure(LogMask.class.getResource("/logback.xml"));

        assertThat(shipped.getStatusManager().getCopyOfStatusList())
                .allMatch(status -> status.getLevel() == Status.INFO);
        assertThat(shipped.getLogger("org.springframework").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(shipped.getLogger("dev.heed.capture").getEffectiveLevel()).isEqualTo(Level.INFO);
        int appenders = 0;
        for (Logger each : shipped.getLoggerList()) {
            for (var all = each.iteratorForAppenders(); all.hasNext(); appenders++) {
                var appender = (ConsoleAppender<ILoggingEvent>) all.next();
                assertThat(appender.getTarget()).isEqualTo("System.err");
                assertThat(((LayoutWrappingEncoder<ILoggingEvent>) appender.getEncoder()).getLayout())
                        .isInstanceOf(LogMask.class);
            }
        }
        assertThat(appenders).isEqualTo(1);
    }
}
