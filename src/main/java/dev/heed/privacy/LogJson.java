package dev.heed.privacy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.util.Locale;

/// The layout for programs that read logs: one JSON object a line, with `time`, `level`, `logger`, `thread`, `message`
/// and, when something was thrown, `exception` as text. Masked as by [LogMask], and only then written as JSON.
///
/// What a context map (MDC) holds is left out, as it is there.
public final class LogJson extends LayoutBase<ILoggingEvent> {
    private final LogMask mask = new LogMask();

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(200);
        line.append("{\"time\":");
        quote(line, event.getInstant().toString());
        line.append(",\"level\":");
        quote(line, event.getLevel().toString().toLowerCase(Locale.ROOT));
        line.append(",\"logger\":");
        quote(line, String.valueOf(event.getLoggerName()));
        line.append(",\"thread\":");
        quote(line, String.valueOf(event.getThreadName()));
        line.append(",\"message\":");
        quote(line, mask.words(event));
        if (event.getThrowableProxy() != null) {
            line.append(",\"exception\":");
            quote(line, mask.trace(event));
        }
        return line.append("}\n").toString();
    }

    /// As RFC 8259 wants it; all but ASCII as escapes, so that no reader of bytes is led astray.
    private static void quote(StringBuilder line, String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') line.append('\\').append(c);
            else if (c >= ' ' && c < 0x7F) line.append(c);
            else line.append(String.format("\\u%04x", (int) c));
        }
        line.append('"');
    }
}
