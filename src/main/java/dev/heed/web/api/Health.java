package dev.heed.web.api;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the process is alive. Asks nothing of anything else: a restart would not help a database that is away.
@RestController
final class Health {
    private static final Live UP = new Live("up");

    record Live(String status) {}

    @Open
    @Operation(summary = "Whether the process is alive")
    @GetMapping("/health/live")
    Live live() {
        return UP;
    }
}
