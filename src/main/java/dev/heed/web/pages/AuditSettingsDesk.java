package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Audit;
import dev.heed.access.AuditEntry;
import dev.heed.access.Right;
import dev.heed.domain.Base32;
import dev.heed.domain.Fault;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Who did what in the project that is looked at.
@Controller
final class AuditSettingsDesk {
    static final String PATH = "/settings/audit";
    private static final int LIMIT = 50;

    private final Audit audit;
    private final InstantSource clock;

    AuditSettingsDesk(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// Which page.
    record Asking(@Nullable @Size(min = 1, max = 13) String cursor) {
        long before() {
            if (cursor == null) return Long.MAX_VALUE;
            return Base32.number(cursor)
                    .orElseThrow(() -> Mishap.unclear(List.of(Fault.parameter("cursor", "must be of a page"))));
        }
    }

    @Allow(Right.ADMINISTER)
    @GetMapping(PATH)
    AuditTrail show(Visit visit, @Asked Asking asked) {
        boolean instance = visit.may(Right.GOVERN);
        var page = audit.page(visit.project(), instance, asked.before(), LIMIT);
        Instant now = clock.instant();
        return new AuditTrail(
                Settings.of(visit, PATH, null),
                "Every privileged act in " + visit.project().name()
                        + (instance ? ", and those that belong to no project" : "") + ", newest first, kept for ever.",
                page.items().stream().map(entry -> entry(entry, visit, now)).toList(),
                page.nextCursor() == null
                        ? null
                        : visit.to(PATH).with("cursor", page.nextCursor()).toString());
    }

    private static AuditTrail.Entry entry(AuditEntry entry, Visit visit, Instant now) {
        return new AuditTrail.Entry(
                visit.wording().time(entry.at(), now),
                entry.at().toString(),
                entry.actorName(),
                entry.act() + (entry.project() == null ? ", of the instance" : ""),
                entry.subject() == null ? "" : entry.subject(),
                answer(entry));
    }

    private static String answer(AuditEntry entry) {
        Integer status = entry.status();
        if (status == null)
            return entry.act().startsWith("sign ") || entry.act().startsWith("choose ") ? "" : "not known";
        return status < 400 ? "done" : "refused (" + status + ")";
    }
}
