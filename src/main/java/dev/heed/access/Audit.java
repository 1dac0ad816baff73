package dev.heed.access;

import dev.heed.domain.Base32;
import dev.heed.domain.Page;
import dev.heed.storage.Database;
import dev.heed.storage.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The log of who did what: every privileged act, written down before it begins and again when it has an answer.
/// Entries are kept for ever. They hold no text of a caller's.
public final class Audit {
    private final AuditQuery entries;
    private final LongSupplier numbers;
    private final InstantSource clock;

    public Audit(Database database, Ids ids, InstantSource clock) {
        this(database, ids::next, clock);
    }

    Audit(Database database, LongSupplier numbers, InstantSource clock) {
        this.entries = new AuditQuery(database);
        this.numbers = numbers;
        this.clock = clock;
    }

    /// Writes down that an act begins; durable when this returns.
    ///
    /// @param subject the id of what it is done to, if it is known
    /// @return the entry, for [#end]
    public long begin(Caller caller, @Nullable Project project, String act, @Nullable String subject) {
        long id = numbers.getAsLong();
        entries.insert(
                id,
                project == null ? null : project.id(),
                clock.instant(),
                caller.actor(),
                caller.name(),
                act,
                subject);
        return id;
    }

    /// Writes down how an act was answered.
    ///
    /// @param subject the id of what it made; `null` leaves what is there
    public void end(long entry, int status, @Nullable String subject) {
        entries.end(entry, status, subject);
    }

    /// Writes down an act of the instance that is over: signing in or out, and having tried to.
    ///
    /// @param actor the number of a user, or [AuditEntry#NOBODY]
    void note(long actor, String name, String act) {
        entries.insert(numbers.getAsLong(), null, clock.instant(), actor, name, act, null);
    }

    /// A keyset page of the acts in a project, newest first.
    ///
    /// @param instance whether acts that belong to no project are among them
    /// @param before the number the page begins below; `Long.MAX_VALUE` for the first
    public Page<AuditEntry> page(Project project, boolean instance, long before, int limit) {
        List<AuditEntry> found = entries.page(project.id(), instance, before, limit + 1);
        if (found.size() <= limit) return new Page<>(found, null);
        List<AuditEntry> page = found.subList(0, limit);
        return new Page<>(page, Base32.of(page.getLast().id()));
    }
}
