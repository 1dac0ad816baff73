package dev.heed.web.api;

import dev.heed.access.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The description of this door: for programs at `/openapi.json`, for people at `/docs`.
///
/// Both are files that the tests write from the routes and wire records and hold to them; here they are handed out as
/// they are.
@RestController
@Tag(name = "operation")
final class Manual {
    /// The page has no script at all; its one style sheet comes from here, and nothing from anywhere else.
    static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final byte[] document = file("openapi.json");
    private final byte[] page = file("docs.html");
    private final byte[] style = file("docs.css");

    @Open
    @Operation(summary = "This interface, for programs", description = "OpenAPI 3.1.")
    @ApiResponse(
            responseCode = "200",
            description = "The document.",
            content = @Content(mediaType = "application/json"))
    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }

    @Open
    @Operation(summary = "This interface, for people")
    @ApiResponse(responseCode = "200", description = "The page.", content = @Content(mediaType = "text/html"))
    @GetMapping("/docs")
    ResponseEntity<byte[]> manual(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PAGE_POLICY);
        return ResponseEntity.ok().contentType(HTML).body(page);
    }

    @Open
    @Operation(summary = "The style of that page")
    @ApiResponse(responseCode = "200", description = "The style sheet.", content = @Content(mediaType = "text/css"))
    @GetMapping("/docs/style.css")
    ResponseEntity<byte[]> style() {
        return ResponseEntity.ok().contentType(CSS).body(style);
    }

    private static byte[] file(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Manual.class.getResourceAsStream("/web/api/" + name), name + " is missing")) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
