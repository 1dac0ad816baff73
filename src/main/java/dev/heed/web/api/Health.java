package dev.heed.web.api;

import dev.heed.access.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the process is alive. Asks nothing of anything else: a restart would not help a database that is away.
@RestController
@Tag(name = "operation")
final class Health {
    private static final Live UP = new Live("up");

    record Live(@Schema(allowableValues = "up") String status) {}

    @Open
    @Operation(summary = "Whether the process is alive")
    @GetMapping("/health/live")
    Live live() {
        return UP;
    }
}
