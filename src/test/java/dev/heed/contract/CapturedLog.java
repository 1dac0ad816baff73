package dev.heed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.heed.privacy.LogMask;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What the program logs, from now on.
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final LogMask mask = new LogMask();

    CapturedLog() {
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.getFormattedMessage();
        events.add(event);
    }

    /// Each event before any masking: its message, with everything that was thrown.
    List<String> raw() {
        return events.stream()
                .map(event ->
                        event.getLoggerName() + ": " + event.getFormattedMessage() + thrown(event.getThrowableProxy()))
                .toList();
    }

    /// Each event as it is written.
    List<String> masked() {
        return events.stream().map(mask::doLayout).toList();
    }

    private static String thrown(IThrowableProxy thrown) {
        if (thrown == null) return "";
        return "\n" + thrown.getClassName() + ": " + thrown.getMessage() + thrown(thrown.getCause());
    }

    /// That nothing was logged, before masking and after.
    void assertNothing(String as) {
        assertThat(raw()).as(as).allMatch(CapturedLog::endsAnOutage);
        assertThat(masked()).as(as).allMatch(CapturedLog::endsAnOutage);
    }

    /// An outage that a test before made is over at the first vote some seconds later, whoever sends that.
    private static boolean endsAnOutage(String line) {
        return line.matches("(?s).*Outages: storage [A-Z]+ is over, incident \\w+: lasted \\d+ s, \\d+ refused\\s*");
    }

    void clear() {
        events.clear();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
