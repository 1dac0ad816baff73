package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Audit;
import dev.heed.access.AuditEntry;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.domain.Base32;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who did what.
@RestController
@Tag(name = "audit")
final class AuditDesk {
    private final Audit audit;

    AuditDesk(Audit audit) {
        this.audit = audit;
    }

    /// One act. `actor` is the id of a key or of a user, `null` for whoever runs the machine, and for a name that
    /// no user has; `status` what it was answered with, `null` where the server ended meanwhile, and of signing
    /// in and out.
    record AuditItem(
            String id,
            Instant at,
            @Nullable String project,
            @Nullable String actor,
            String actorName,
            String act,
            @Nullable String subject,
            @Nullable Integer status) {}

    /// One keyset page.
    record AuditPage(List<AuditItem> items, @Nullable String nextCursor) {}

    /// Which page.
    record Asking(
            @Nullable @Min(1) @Max(Paging.MOST) Integer limit,

            @Nullable @Size(max = 13) @Pattern(regexp = Paging.CURSOR, message = Paging.CURSOR_RULE)
            String cursor) {}

    @Allow(Right.ADMINISTER)
    @Operation(
            summary = "Who did what",
            description = "Every privileged act in this project, newest first, in keyset pages; for an owner also"
                    + " those that belong to no project. They are kept for ever.")
    @GetMapping("/v1/audit")
    AuditPage page(@Asked Asking asking, Caller caller, Project project) {
        boolean instance = caller.role().may(Right.GOVERN);
        var page = audit.page(project, instance, Paging.before(asking.cursor()), Paging.limit(asking.limit()));
        return new AuditPage(
                page.items().stream().map(entry -> item(entry, project)).toList(), page.nextCursor());
    }

    private static AuditItem item(AuditEntry entry, Project project) {
        return new AuditItem(
                entry.name(),
                entry.at(),
                entry.project() == null ? null : project.name(),
                entry.actor() == 0 || entry.actor() == AuditEntry.NOBODY ? null : Base32.of(entry.actor()),
                entry.actorName(),
                entry.act(),
                entry.subject(),
                entry.status());
    }
}
