package dev.heed.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems, for every part of the server that meets one.
final class ProblemWriter {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ProblemWriter() {}

    /// The problem as it goes over the wire: JSON in UTF-8.
    static byte[] bytes(Problem problem) {
        return MAPPER.writeValueAsBytes(problem);
    }

    /// Answers with it, in place of whatever was buffered. Does nothing once an answer has begun.
    static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        byte[] bytes = bytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        Shield.HEADERS.forEach(response::setHeader);
        problem.headers().forEach(response::setHeader);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }
}
