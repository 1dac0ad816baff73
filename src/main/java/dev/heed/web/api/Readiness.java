package dev.heed.web.api;

import dev.heed.storage.Journal;
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

    record Ready(@Schema(allowableValues = "ready") String status, Checks checks) {
        static Ready of(Pulse.Vitals vitals) {
            Journal.Queue queue = vitals.queue();
            return new Ready(
                    "ready",
                    new Checks(
                            new DiskCheck(vitals.freeBytes(), vitals.leastBytes()),
                            new DatabaseCheck(vitals.answers(), vitals.writes()),
                            new QueueCheck(queue.rows(), queue.mostRows(), queue.bytes(), queue.mostBytes())));
        }
    }

    record Checks(DiskCheck disk, DatabaseCheck database, QueueCheck queue) {}

    record DiskCheck(long freeBytes, long leastBytes) {}

    record DatabaseCheck(boolean answers, boolean writes) {}

    record QueueCheck(int rows, int mostRows, long bytes, long mostBytes) {}

    @Open
    @Operation(
            summary = "Whether it can take traffic",
            description = "Looks at the disk, the database and the queue, at most once a second and for at most two.")
    @Refuses(ProblemType.NOT_READY)
    @GetMapping("/health/ready")
    Ready ready() {
        Pulse.Vitals vitals = pulse.vitals();
        if (vitals.well()) return Ready.of(vitals);
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
