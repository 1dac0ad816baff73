package dev.heed.privacy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/// A log event as any appender may see it: without personal data in its message, its pairs and context, and in the
/// messages of all that was thrown. The arguments are in the message and nowhere else.
record MaskedEvent(
        ILoggingEvent event,
        String message,
        List<KeyValuePair> pairs,
        Map<String, String> context,
        @Nullable IThrowableProxy thrown)
        implements ILoggingEvent {

    static MaskedEvent of(ILoggingEvent event, Redactor redactor) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        Map<String, String> context = new TreeMap<>();
        event.getMDCPropertyMap().forEach((key, value) -> context.put(key, masked(value, redactor)));
        return new MaskedEvent(
                event,
                masked(event.getFormattedMessage(), redactor),
                pairs == null
                        ? List.of()
                        : pairs.stream()
                                .map(pair -> new KeyValuePair(pair.key, masked(String.valueOf(pair.value), redactor)))
                                .toList(),
                context,
                Thrown.of(event.getThrowableProxy(), redactor));
    }

    private static String masked(@Nullable String text, Redactor redactor) {
        return redactor.redact(String.valueOf(text)).text();
    }

    /// What was thrown, with its causes.
    private record Thrown(
            IThrowableProxy thrown,
            @Nullable String message,
            @Nullable IThrowableProxy cause,
            List<IThrowableProxy> suppressed)
            implements IThrowableProxy {
        static @Nullable IThrowableProxy of(@Nullable IThrowableProxy thrown, Redactor redactor) {
            return thrown == null ? null : masked(thrown, redactor);
        }

        private static IThrowableProxy masked(IThrowableProxy thrown, Redactor redactor) {
            String said = thrown.getMessage();
            String message = said == null ? null : MaskedEvent.masked(said, redactor);
            // one that comes by a second time has neither causes nor suppressed ones
            if (thrown.isCyclic()) return new Thrown(thrown, message, null, List.of());
            List<IThrowableProxy> suppressed = Stream.of(thrown.getSuppressed())
                    .map(one -> masked(one, redactor))
                    .toList();
            return new Thrown(thrown, message, of(thrown.getCause(), redactor), suppressed);
        }

        @Override
        public @Nullable String getMessage() {
            return message;
        }

        @Override
        public String getClassName() {
            return thrown.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return thrown.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return thrown.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return cause;
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return suppressed.toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return thrown.isCyclic();
        }
    }

    @Override
    public String getThreadName() {
        return event.getThreadName();
    }

    @Override
    public Level getLevel() {
        return event.getLevel();
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Object @Nullable [] getArgumentArray() {
        return null;
    }

    @Override
    public String getFormattedMessage() {
        return message;
    }

    @Override
    public String getLoggerName() {
        return event.getLoggerName();
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return event.getLoggerContextVO();
    }

    @Override
    public @Nullable IThrowableProxy getThrowableProxy() {
        return thrown;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return event.getCallerData();
    }

    @Override
    public boolean hasCallerData() {
        return event.hasCallerData();
    }

    @Override
    public List<Marker> getMarkerList() {
        return event.getMarkerList();
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return context;
    }

    @Override
    @Deprecated
    public Map<String, String> getMdc() {
        return context;
    }

    @Override
    public long getTimeStamp() {
        return event.getTimeStamp();
    }

    @Override
    public int getNanoseconds() {
        return event.getNanoseconds();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return pairs;
    }

    @Override
    public void prepareForDeferredProcessing() {
        event.prepareForDeferredProcessing();
    }
}
