package dev.heed.web.api;

import dev.heed.access.Open;
import dev.heed.storage.Pulse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the server can take traffic.
@RestController
@Tag(name = "operation")
final class Readiness {
    /// Whoever sends traffic looks about as often.
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private final Pulse pulse;

    Readiness(Pulse pulse) {
        this.pulse = pulse;
    }

    /// No figures: anybody may ask. They are in [Meters], for who has a key.
    record Ready(@Schema(allowableValues = "ready") String status) {}

    @Open
    @Operation(
            summary = "Whether it can take traffic",
            description = "Looks at the disk, the database and the queue, at most once a second and for at most two.")
    @Refuses(ProblemType.NOT_READY)
    @GetMapping("/health/ready")
    Ready ready() {
        Pulse.Vitals vitals = pulse.vitals();
        if (vitals.well()) return new Ready("ready");
        throw new Objection(Problem.later(ProblemType.NOT_READY, detail(vitals), A_WHILE));
    }

    private static String detail(Pulse.Vitals vitals) {
        List<String> unwell = new ArrayList<>();
        if (!vitals.roomy()) unwell.add("disk");
        if (!vitals.answers() || !vitals.writes()) unwell.add("database");
        if (!vitals.queue().takes()) unwell.add("queue");
        return "Unwell: " + String.join(", ", unwell) + ".";
    }
}
