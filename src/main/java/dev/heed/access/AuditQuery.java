package dev.heed.access;

import static dev.heed.storage.schema.Tables.AUDIT;

import dev.heed.storage.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// The rows of the audit log.
record AuditQuery(Database database) {
    void insert(
            long id,
            @Nullable Long project,
            Instant at,
            long actor,
            String actorName,
            String act,
            @Nullable String subject) {
        database.write(sql -> sql.insertInto(AUDIT)
                .set(AUDIT.ENTRY_ID, id)
                .set(AUDIT.PROJECT_ID, project)
                .set(AUDIT.AT, at.truncatedTo(ChronoUnit.MICROS))
                .set(AUDIT.ACTOR, actor)
                .set(AUDIT.ACTOR_NAME, actorName)
                .set(AUDIT.ACT, act)
                .set(AUDIT.SUBJECT, subject)
                .execute());
    }

    void end(long id, int status, @Nullable String subject) {
        database.write(sql -> {
            var update = sql.update(AUDIT).set(AUDIT.STATUS, status);
            if (subject != null) update = update.set(AUDIT.SUBJECT, subject);
            return update.where(AUDIT.ENTRY_ID.eq(id)).execute();
        });
    }

    List<AuditEntry> page(long project, boolean instance, long before, int limit) {
        Condition here = AUDIT.PROJECT_ID.eq(project);
        return database.read(sql -> sql.selectFrom(AUDIT)
                .where(instance ? here.or(AUDIT.PROJECT_ID.isNull()) : here, AUDIT.ENTRY_ID.lt(before))
                .orderBy(AUDIT.ENTRY_ID.desc())
                .limit(limit)
                .fetch(row -> new AuditEntry(
                        row.getEntryId(),
                        row.getProjectId(),
                        row.getAt(),
                        row.getActor(),
                        row.getActorName(),
                        row.getAct(),
                        row.getSubject(),
                        row.getStatus())));
    }
}
