package dev.heed.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of a body: of a kind that is read here, plain or gzipped, and no more of them than a bound.
final class Body {
    /// Bytes, after inflating. One vote, item or recommendation with its longest texts fits many times.
    static final int MOST = 256 * 1024;

    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private Body() {}

    /// The bytes, inflated: at most [#MOST], before and after.
    ///
    /// @throws Objection 400, 413 or 415
    static byte[] of(HttpServletRequest request) {
        checkKind(request);
        boolean gzip = gzip(Collections.list(request.getHeaders("Content-Encoding")));
        if (request.getContentLengthLong() > MOST) throw tooLarge();
        byte[] sent;
        try {
            sent = bounded(request.getInputStream());
        } catch (IOException brokenOff) {
            throw malformed("The body did not arrive whole.");
        }
        return gzip ? inflated(sent) : sent;
    }

    private static byte[] inflated(byte[] sent) {
        try (var inflating = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return bounded(inflating);
        } catch (IOException broken) {
            throw malformed("The body is not gzip, as Content-Encoding says.");
        }
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MOST + 1);
        if (bytes.length > MOST) throw tooLarge();
        return bytes;
    }

    private static void checkKind(HttpServletRequest request) {
        String kind = request.getContentType();
        if (JSON.equals(kind)) return;
        boolean patch = request.getMethod().equals("PATCH");
        if (kind == null || !accepted(kind, patch)) {
            throw new Objection(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be " + JSON + ", in UTF-8.")
                            .with("Accept", patch ? JSON + ", " + MERGE_PATCH : JSON));
        }
    }

    /// Whether this is one of our kinds, with no parameter but `charset=utf-8`; quotes around it are allowed (RFC 9110,
    /// section 5.6.6).
    private static boolean accepted(String kind, boolean patch) {
        String[] parts = kind.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals(JSON) && !(patch && type.equals(MERGE_PATCH))) return false;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (!parameter.equals("charset=utf-8") && !parameter.equals("charset=\"utf-8\"")) return false;
        }
        return true;
    }

    private static boolean gzip(List<String> encodings) {
        if (encodings.isEmpty()) return false;
        @Nullable String only = encodings.size() == 1 ? encodings.getFirst().strip() : null;
        if (only != null && only.equalsIgnoreCase("gzip")) return true;
        throw new Objection(
                Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The only Content-Encoding read here is gzip.")
                        .with("Accept-Encoding", "gzip"));
    }

    private static Objection tooLarge() {
        return new Objection(
                Problem.of(ProblemType.TOO_LARGE, "The body may be at most " + MOST + " bytes, after inflating."));
    }

    private static Objection malformed(String detail) {
        return new Objection(Problem.of(ProblemType.MALFORMED, detail));
    }
}
