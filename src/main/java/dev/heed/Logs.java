package dev.heed;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.heed.privacy.LogJson;
import dev.heed.privacy.LogMask;
import dev.heed.privacy.MaskingAppender;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where what is logged goes, and how it is written.
final class Logs {
    private Logs() {}

    /// Lets no appender see personal data, whoever configured it, and takes in what libraries log elsewhere: Tomcat
    /// and the driver of PostgreSQL log through `java.util.logging`, which writes to the terminal as it likes.
    static void begin() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        MaskingAppender.guard(context);
        if (SLF4JBridgeHandler.isInstalled()) return;
        MaskingAppender.keepGuarded(context);
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }

    /// From now on for programs ([LogJson]), or for people ([LogMask]).
    static void write(boolean json) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (!(root.getAppender("CONSOLE") instanceof ConsoleAppender<ILoggingEvent> console)) return;
        Layout<ILoggingEvent> layout = json ? new LogJson() : new LogMask();
        layout.setContext(root.getLoggerContext());
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(root.getLoggerContext());
        encoder.setLayout(layout);
        encoder.start();
        console.setEncoder(encoder);
    }
}
