package dev.heed.privacy;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/// The layout of every log line: `time level [thread] logger: message`, with personal data masked in the message, its
/// key-value pairs and the whole stack trace, and control characters written as escapes, so that no logged text can
/// pass for a line of its own. Time in UTC with milliseconds; the prefix is never altered.
///
/// Costs one redaction for each message and each line of a stack trace.
public final class LogMask extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// Causes of causes beyond this depth are left out.
    private static final int DEEPEST = 16;

    private final Redactor redactor = Redactor.usual();

    @Override
    public String doLayout(ILoggingEvent event) {
        var line = new StringBuilder(160);
        TIME.formatTo(event.getInstant(), line);
        line.append(' ').append(event.getLevel());
        while (line.length() < TIME_AND_LEVEL) line.append(' ');
        line.append(" [").append(escaped(event.getThreadName())).append("] ");
        line.append(escaped(event.getLoggerName())).append(": ");
        line.append(masked(message(event))).append('\n');
        append(line, "", event.getThrowableProxy(), 0);
        return line.toString();
    }

    private static final int TIME_AND_LEVEL = "2026-01-01T00:00:00.000Z ERROR".length();

    private static String message(ILoggingEvent event) {
        String message = String.valueOf(event.getFormattedMessage());
        var pairs = event.getKeyValuePairs();
        if (pairs == null || pairs.isEmpty()) return message;
        var all = new StringBuilder(message);
        for (KeyValuePair pair : pairs)
            all.append(' ').append(pair.key).append('=').append(pair.value);
        return all.toString();
    }

    private void append(StringBuilder lines, String caption, @Nullable IThrowableProxy thrown, int depth) {
        if (thrown == null || depth > DEEPEST) return;
        String indent = depth == 0 ? "" : "  ";
        lines.append(indent).append(caption).append(thrown.getClassName());
        if (thrown.getMessage() != null) lines.append(": ").append(masked(thrown.getMessage()));
        lines.append('\n');
        if (thrown.isCyclic()) return;
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames.length - thrown.getCommonFrames();
        for (int i = 0; i < own; i++)
            lines.append("\tat ")
                    .append(masked(frames[i].getStackTraceElement().toString()))
                    .append('\n');
        for (IThrowableProxy suppressed : thrown.getSuppressed()) append(lines, "Suppressed: ", suppressed, depth + 1);
        append(lines, "Caused by: ", thrown.getCause(), depth + 1);
    }

    private String masked(String text) {
        return escaped(redactor.redact(text).text());
    }

    /// The message with its key-value pairs, masked, for other layouts.
    String words(ILoggingEvent event) {
        return redactor.redact(message(event)).text();
    }

    /// All that was thrown, masked, a line for each place; empty for nothing.
    String trace(ILoggingEvent event) {
        StringBuilder lines = new StringBuilder();
        append(lines, "", event.getThrowableProxy(), 0);
        return lines.toString();
    }

    /// Line ends and other controls as escapes (CWE-117), also the characters that reverse the direction of writing.
    private static String escaped(@Nullable String text) {
        if (text == null) return "-";
        int clean = 0;
        while (clean < text.length() && isPlain(text.charAt(clean))) clean++;
        if (clean == text.length()) return text;
        var escaped = new StringBuilder(text.length() + 16).append(text, 0, clean);
        for (int i = clean; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) escaped.append(c);
            else if (c == '\n') escaped.append("\\n");
            else if (c == '\r') escaped.append("\\r");
            else if (c == '\t') escaped.append("\\t");
            else escaped.append(String.format("\\u%04X", (int) c));
        }
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        boolean control = c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
        boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !control && !direction;
    }
}
