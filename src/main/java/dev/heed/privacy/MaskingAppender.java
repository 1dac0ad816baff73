package dev.heed.privacy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ConfigurationEvent.EventType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Stands before an appender that knows nothing of masking, and hands it events without personal data. So whatever an
/// operator configures, no appender sees more than [LogMask] would write.
///
/// Costs one redaction for each text of an event.
public final class MaskingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final Redactor redactor = Redactor.usual();
    private final Appender<ILoggingEvent> appender;

    private MaskingAppender(Appender<ILoggingEvent> appender) {
        this.appender = appender;
    }

    private static final Set<EventType> CONFIGURED = EnumSet.of(
            EventType.PARTIAL_CONFIGURATION_ENDED_SUCCESSFULLY,
            EventType.CONFIGURATION_ENDED_SUCCESSFULLY,
            EventType.CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS);

    /// Guards a context, and again whenever it has been configured anew, as one that watches its file does by itself.
    /// What is logged while that goes on may pass a new appender for a moment. To be called once.
    public static void keepGuarded(LoggerContext context) {
        guard(context);
        context.addConfigurationEventListener(event -> {
            if (CONFIGURED.contains(event.getEventType())) guard(context);
        });
    }

    /// Puts one before every appender of a context that does not write through [LogMask] or [LogJson] itself. Repeating
    /// it changes nothing more.
    public static void guard(LoggerContext context) {
        for (Logger logger : context.getLoggerList()) {
            List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
            logger.iteratorForAppenders().forEachRemaining(appenders::add);
            for (Appender<ILoggingEvent> appender : appenders) {
                if (masks(appender)) continue;
                MaskingAppender guard = new MaskingAppender(appender);
                guard.setName(appender.getName());
                guard.setContext(context);
                guard.start();
                logger.detachAppender(appender);
                logger.addAppender(guard);
            }
        }
    }

    private static boolean masks(Appender<ILoggingEvent> appender) {
        return appender instanceof MaskingAppender
                || (appender instanceof OutputStreamAppender<ILoggingEvent> written
                        && written.getEncoder() instanceof LayoutWrappingEncoder<ILoggingEvent> encoder
                        && (encoder.getLayout() instanceof LogMask || encoder.getLayout() instanceof LogJson));
    }

    @Override
    protected void append(ILoggingEvent event) {
        appender.doAppend(MaskedEvent.of(event, redactor));
    }

    @Override
    public void stop() {
        appender.stop();
        super.stop();
    }
}
