package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the process counts about itself, for Prometheus and those who read the same format.
@RestController
@Tag(name = "operation")
final class Metrics {
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");

    private final Meters meters;

    Metrics(Meters meters) {
        this.meters = meters;
    }

    @Allow(value = Right.READ, project = false)
    @Operation(
            summary = "What the server counts",
            description = "Prometheus' text format, version 0.0.4. The figures are of this process and of all projects"
                    + " together; nothing in them comes from a caller.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures.",
            content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        return ResponseEntity.ok().contentType(TEXT).body(meters.text().getBytes(StandardCharsets.UTF_8));
    }
}
