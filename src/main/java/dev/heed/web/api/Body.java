package dev.heed.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of a body: of a kind that is read here, plain or gzipped, and no more of them than a bound.
final class Body {
    /// Bytes, after inflating. One vote, item or recommendation with its longest texts fits many times.
    static final int MOST = 256 * 1024;

    /// The same of a batch; less where the heap is small.
    static final int MOST_OF_BATCH = 16 << 20;

    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    /// What is said of a body that ends before its time, or is not cut into chunks as it says.
    static final String CUT_OFF = "The body did not arrive whole.";

    private static final String MERGE_PATCH = "application/merge-patch+json";

    /// Name and value (RFC 9110, section 5.6.6). Quoted ones that hold a semicolon or a backslash are not worth a
    /// parser.
    private static final Pattern PARAMETER =
            Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]+=([!#$%&'*+.^_`|~0-9a-z-]+|\"[^\"\\\\]*\")");

    private Body() {}

    /// The bytes, inflated: at most [#MOST], before and after.
    ///
    /// @throws Objection 400, 413 or 415
    static byte[] of(HttpServletRequest request) {
        checkKind(request, request.getMethod().equals("PATCH") ? MERGE_PATCH : null);
        return bytes(request, MOST);
    }

    /// The bytes of a batch, inflated.
    ///
    /// @param most how many there may be, before and after
    /// @throws Objection 400, 413 or 415
    static byte[] ofBatch(HttpServletRequest request, int most) {
        checkKind(request, LINES);
        return bytes(request, most);
    }

    /// Whether a batch comes with an item on each line.
    static boolean isLines(HttpServletRequest request) {
        String kind = request.getContentType();
        return kind != null && kind.toLowerCase(Locale.ROOT).startsWith(LINES);
    }

    /// The beginning of a body that holds one item or many.
    ///
    /// @param mostOfMany how many bytes there may be, before and after inflating, if there are many items
    /// @throws Objection 400, 413 or 415
    static Beginning begin(HttpServletRequest request, int mostOfMany) {
        checkKind(request, LINES);
        return new Beginning(request, mostOfMany);
    }

    /// That a body is not longer than this, by what its head says.
    ///
    /// @throws Objection 413
    static void checkLength(HttpServletRequest request, int most) {
        if (request.getContentLengthLong() > most) throw tooLarge(most);
    }

    /// So much of a body as one item may have, and one byte more: enough to see whether there are many.
    static final class Beginning {
        private final HttpServletRequest request;
        private final boolean gzip;
        private final byte[] start;
        private final int mostOfMany;

        private Beginning(HttpServletRequest request, int mostOfMany) {
            this.request = request;
            this.mostOfMany = mostOfMany;
            this.gzip = isGzip(request);
            checkLength(request, mostOfMany);
            this.start = received(request, MOST + 1);
        }

        /// Whether it says that it has lines, or starts as a list does: after white space of JSON (RFC 8259, section
        /// 2).
        boolean isMany() {
            if (isLines(request)) return true;
            try (InputStream opened = opened()) {
                for (int i = 0; i < MOST; i++) {
                    int octet = opened.read();
                    if (octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n') return octet == '[';
                }
            } catch (IOException broken) {
                // said when it is read as a whole
            }
            return false;
        }

        private InputStream opened() throws IOException {
            var bytes = new ByteArrayInputStream(start);
            return gzip ? new GZIPInputStream(bytes) : bytes;
        }

        /// The whole, inflated, of one item.
        byte[] one() {
            return whole(start, MOST);
        }

        /// The whole, inflated, of many.
        byte[] many() {
            byte[] rest = received(request, mostOfMany + 1 - start.length);
            byte[] all = Arrays.copyOf(start, start.length + rest.length);
            System.arraycopy(rest, 0, all, start.length, rest.length);
            return whole(all, mostOfMany);
        }

        private byte[] whole(byte[] sent, int most) {
            if (sent.length > most) throw tooLarge(most);
            return gzip ? inflated(sent, most) : sent;
        }
    }

    private static byte[] bytes(HttpServletRequest request, int most) {
        boolean gzip = isGzip(request);
        checkLength(request, most);
        byte[] sent = received(request, most + 1);
        if (sent.length > most) throw tooLarge(most);
        return gzip ? inflated(sent, most) : sent;
    }

    private static byte[] received(HttpServletRequest request, int most) {
        try {
            return request.getInputStream().readNBytes(most);
        } catch (IOException brokenOff) {
            throw malformed(CUT_OFF);
        }
    }

    private static byte[] inflated(byte[] sent, int most) {
        try (var inflating = new Gunzip(sent)) {
            byte[] bytes = inflating.readNBytes(most + 1);
            if (bytes.length > most) throw tooLarge(most);
            if (inflating.leavesRest()) throw malformed("Something follows the gzip of the body.");
            return bytes;
        } catch (IOException broken) {
            throw malformed("The body is not gzip, as Content-Encoding says.");
        }
    }

    /// Inflates all members (RFC 1952, section 2.2). Java stops in silence at what follows them and is none.
    private static final class Gunzip extends GZIPInputStream {
        /// The check sum and the length behind the last member.
        private static final int TRAILER = 8;

        /// @param sent read into one buffer, so that what is left over can be seen there
        private Gunzip(byte[] sent) throws IOException {
            super(new ByteArrayInputStream(sent), sent.length + 1);
        }

        /// Whether there is more than was inflated, once the end was read.
        private boolean leavesRest() {
            return inf.getRemaining() > TRAILER;
        }
    }

    /// @param also what is read beside JSON
    private static void checkKind(HttpServletRequest request, @Nullable String also) {
        List<String> kinds = Collections.list(request.getHeaders("Content-Type"));
        if (kinds.size() == 1 && accepted(kinds.getFirst(), also)) return;
        String lines = LINES.equals(also) ? " or " + LINES : "";
        throw new Objection(Problem.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be " + JSON + lines + ", in UTF-8.")
                .with("Accept", also == null ? JSON : JSON + ", " + also));
    }

    /// Whether this is one of our kinds, and UTF-8 if it says so; quotes around that are allowed (RFC 9110, section
    /// 5.6.6). Other parameters say nothing of the bytes (RFC 8259, section 11, defines none) and are not looked at
    /// (RFC 2045, section 1).
    private static boolean accepted(String kind, @Nullable String also) {
        if (kind.equals(JSON)) return true;
        String[] parts = kind.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals(JSON) && !type.equals(also)) return false;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            boolean utf8 = parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
            boolean other = !parameter.startsWith("charset")
                    && PARAMETER.matcher(parameter).matches();
            if (!utf8 && !other) return false;
        }
        return true;
    }

    private static boolean isGzip(HttpServletRequest request) {
        List<String> encodings = Collections.list(request.getHeaders("Content-Encoding"));
        if (encodings.isEmpty()) return false;
        @Nullable String only = encodings.size() == 1 ? encodings.getFirst().strip() : null;
        if (only != null && only.equalsIgnoreCase("gzip")) return true;
        throw new Objection(
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The only Content-Encoding read here is gzip.")
                        .with("Accept-Encoding", "gzip"));
    }

    private static Objection tooLarge(int most) {
        return new Objection(
                Problem.of(ProblemType.TOO_LARGE, "The body may be at most " + most + " bytes, after inflating."));
    }

    private static Objection malformed(String detail) {
        return new Objection(Problem.of(ProblemType.MALFORMED, detail));
    }
}
