package dev.heed.web.api;

import dev.heed.access.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The pages that a problem's `type` leads to: HTML for browsers, Markdown for everybody else.
@RestController
@Tag(name = "operation")
final class ProblemPages {
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    @Open
    @Operation(summary = "What a problem means", description = "HTML for browsers, Markdown for everybody else.")
    @ApiResponse(
            responseCode = "200",
            description = "The page.",
            content = {@Content(mediaType = "text/markdown"), @Content(mediaType = "text/html")})
    @GetMapping("/problems/{name}")
    ResponseEntity<String> problem(@PathVariable String name, HttpServletRequest request) {
        ProblemType type = ProblemType.named(name).orElseThrow(() -> new Objection(Problem.notFound()));
        String accept = request.getHeader("Accept");
        boolean browser = accept != null && accept.contains("text/html");
        return ResponseEntity.ok().contentType(browser ? HTML : MARKDOWN).body(browser ? html(type) : markdown(type));
    }

    /// All of them, as the reference holds them.
    static String manual() {
        return Stream.of(ProblemType.values())
                .map(type -> "#" + markdown(type))
                .collect(Collectors.joining("\n", """
                        # Problems

                        Whatever Heed refuses, it answers with `application/problem+json` (RFC 9457). `type` is one of \
                        these addresses; `errors`, where there are any, lists every fault with a `pointer` into the \
                        body, a `parameter` or a `header`.

                        """, ""));
    }

    private static String markdown(ProblemType type) {
        return "# " + type.title() + "\n\n`" + type.uri() + "`, status " + type.status() + "\n\n" + type.advice()
                + "\n";
    }

    private static String html(ProblemType type) {
        String advice =
                type.advice().replace("&", "&amp;").replace("<", "&lt;").replaceAll("`([^`]+)`", "<code>$1</code>");
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p><code>%2$s</code>, status %3$d</p>
                <p>%4$s</p>
                </html>
                """.formatted(type.title(), type.uri(), type.status(), advice);
    }
}
