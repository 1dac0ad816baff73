package dev.heed.privacy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.util.ArrayList;
import java.util.List;

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
