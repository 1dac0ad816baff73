package dev.heed.erase;

import static dev.heed.storage.schema.Tables.ERASURES;
import static dev.heed.storage.schema.Tables.TOMBSTONES;

import dev.heed.domain.Id;
import dev.heed.storage.Json;
import dev.heed.storage.PreparedBatch;
import dev.heed.storage.Traces;
import dev.heed.storage.schema.tables.records.ErasuresRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of erasures and of what they leave: tombstones.
final class ErasureQuery {
    /// How long an erasure stays claimed by a node that has died.
    static final Duration TERM = Duration.ofMinutes(1);

    private static final List<String> OPEN = List.of(Erasure.State.QUEUED.word(), Erasure.State.RUNNING.word());

    private ErasureQuery() {}

    static Erasure insert(DSLContext sql, long id, long project, About about, long by, Instant now) {
        ErasuresRecord row = sql.newRecord(ERASURES);
        row.setErasureId(id);
        row.setProjectId(project);
        switch (about) {
            case About.Person(String subject) -> row.setSubject(subject);
            case About.Vote(Id vote) -> {
                row.setRowKind(String.valueOf(vote.row().letter()));
                row.setRowBucket(vote.bucket());
                row.setRowId(vote.number());
            }
        }
        row.setAskedAt(now);
        row.setAskedBy(by);
        row.insert();
        return one(sql, id).orElseThrow();
    }

    static Optional<Erasure> one(DSLContext sql, long id) {
        return sql.selectFrom(ERASURES).where(ERASURES.ERASURE_ID.eq(id)).fetchOptional(ErasureQuery::of);
    }

    static List<Erasure> page(DSLContext sql, long project, long before, int limit) {
        return sql.selectFrom(ERASURES)
                .where(ERASURES.PROJECT_ID.eq(project), ERASURES.ERASURE_ID.lt(before))
                .orderBy(ERASURES.ERASURE_ID.desc())
                .limit(limit)
                .fetch(ErasureQuery::of);
    }

    private static Erasure of(ErasuresRecord row) {
        String subject = row.getSubject();
        return new Erasure(
                row.getErasureId(),
                row.getProjectId(),
                subject == null ? new About.Vote(vote(row)) : new About.Person(subject),
                Erasure.State.of(row.getState()),
                row.getAskedAt(),
                row.getDoneAt(),
                new Erasure.Counts(
                        row.getMediaVotes(),
                        row.getChatVotes(),
                        row.getRevisions(),
                        row.getRecommendations(),
                        row.getIdempotencyKeys()),
                row.getDigest(),
                Traces.of(row.getTraces()),
                Json.words(row.getCopies()));
    }

    private static Id vote(ErasuresRecord row) {
        return id(
                Objects.requireNonNull(row.getRowKind()),
                Objects.requireNonNull(row.getRowBucket()),
                Objects.requireNonNull(row.getRowId()));
    }

    private static Id id(String kind, int bucket, long number) {
        return new Id(Id.Row.of(kind.charAt(0)).orElseThrow(), bucket, number);
    }

    /// What is to be carried out and nobody is at, oldest first.
    static List<Long> due(DSLContext sql, String holder, Instant now) {
        return sql.select(ERASURES.ERASURE_ID)
                .from(ERASURES)
                .where(ERASURES.STATE.in(OPEN), free(holder, now))
                .orderBy(ERASURES.ERASURE_ID)
                .fetch(ERASURES.ERASURE_ID);
    }

    private static Condition free(String holder, Instant now) {
        return ERASURES.CLAIMED_UNTIL
                .isNull()
                .or(ERASURES.CLAIMED_UNTIL.lt(now))
                .or(ERASURES.CLAIMED_BY.eq(holder));
    }

    /// Takes an erasure, unless somebody else is at it or it is over.
    static boolean claim(DSLContext sql, long id, String holder, Instant now) {
        return sql.update(ERASURES)
                        .set(ERASURES.STATE, Erasure.State.RUNNING.word())
                        .set(ERASURES.CLAIMED_BY, holder)
                        .set(ERASURES.CLAIMED_UNTIL, now.plus(TERM))
                        .where(ERASURES.ERASURE_ID.eq(id), ERASURES.STATE.in(OPEN), free(holder, now))
                        .execute()
                == 1;
    }

    /// Adds to the counts, and holds the claim for another term; false when it is somebody else's by now.
    static boolean progress(DSLContext sql, long id, String holder, Removed removed, Instant now) {
        return sql.update(ERASURES)
                        .set(ERASURES.MEDIA_VOTES, plus(ERASURES.MEDIA_VOTES, removed.count(Id.Row.MEDIA_VOTE)))
                        .set(ERASURES.CHAT_VOTES, plus(ERASURES.CHAT_VOTES, removed.count(Id.Row.CHAT_VOTE)))
                        .set(ERASURES.REVISIONS, plus(ERASURES.REVISIONS, removed.revisions()))
                        .set(
                                ERASURES.RECOMMENDATIONS,
                                plus(ERASURES.RECOMMENDATIONS, removed.count(Id.Row.RECOMMENDATION)))
                        .set(ERASURES.IDEMPOTENCY_KEYS, plus(ERASURES.IDEMPOTENCY_KEYS, removed.keys()))
                        .set(ERASURES.CLAIMED_UNTIL, now.plus(TERM))
                        .where(held(id, holder))
                        .execute()
                == 1;
    }

    private static Field<Long> plus(Field<Long> count, long more) {
        return count.plus(more);
    }

    private static Condition held(long id, String holder) {
        return ERASURES.ERASURE_ID
                .eq(id)
                .and(ERASURES.CLAIMED_BY.eq(holder))
                .and(ERASURES.STATE.eq(Erasure.State.RUNNING.word()));
    }

    /// Gives an erasure back as it stands, for whoever looks next.
    static int release(DSLContext sql, long id, String holder) {
        return sql.update(ERASURES)
                .set(ERASURES.CLAIMED_UNTIL, DSL.castNull(ERASURES.CLAIMED_UNTIL))
                .where(held(id, holder))
                .execute();
    }

    static int fail(DSLContext sql, long id, String holder) {
        return sql.update(ERASURES)
                .set(ERASURES.STATE, Erasure.State.FAILED.word())
                .where(held(id, holder))
                .execute();
    }

    static int finish(DSLContext sql, long id, String holder, Instant now, String digest, List<String> copies) {
        return sql.update(ERASURES)
                .set(ERASURES.STATE, Erasure.State.DONE.word())
                .set(ERASURES.DONE_AT, now)
                .set(ERASURES.DIGEST, digest)
                .set(ERASURES.TRACES, TracesQuery.state(sql).word())
                .set(ERASURES.COPIES, Json.of(copies))
                .where(held(id, holder))
                .execute();
    }

    /// Notes in the receipts of all that is done what is left of it, where that is less than they say.
    static int trace(DSLContext sql, Traces left) {
        List<String> more = Stream.of(Traces.values())
                .filter(traces -> traces.compareTo(left) < 0)
                .map(Traces::word)
                .toList();
        return sql.update(ERASURES)
                .set(ERASURES.TRACES, left.word())
                .where(ERASURES.STATE.eq(Erasure.State.DONE.word()), ERASURES.TRACES.in(more))
                .execute();
    }

    private static final List<Field<?>> STONE = List.of(TOMBSTONES.fields());

    /// One that came back, with a backup, and is erased again has the stone of the last time.
    private static final PreparedBatch BURY = new PreparedBatch(
            STONE,
            sql -> sql.insertInto(TOMBSTONES)
                    .columns(STONE)
                    .values(new Object[STONE.size()])
                    .onConflict(TOMBSTONES.BUCKET, TOMBSTONES.ROW_ID)
                    .doUpdate()
                    .set(TOMBSTONES.ERASURE_ID, DSL.excluded(TOMBSTONES.ERASURE_ID))
                    .set(TOMBSTONES.ERASED_AT, DSL.excluded(TOMBSTONES.ERASED_AT)));

    /// Sets a tombstone for each row.
    static void bury(DSLContext sql, Erasure erasure, List<Id> rows, Instant now) {
        List<@Nullable Object[]> stones = new ArrayList<>();
        for (Id row : rows) {
            var stone = sql.newRecord(TOMBSTONES);
            stone.setBucket(row.bucket());
            stone.setRowId(row.number());
            stone.setRowKind(String.valueOf(row.row().letter()));
            stone.setProjectId(erasure.project());
            stone.setErasureId(erasure.id());
            stone.setErasedAt(now);
            stones.add(stone.intoArray());
        }
        BURY.run(sql, stones);
    }

    /// The rows that an erasure took.
    static List<Id> rows(DSLContext sql, long erasure) {
        return sql.selectFrom(TOMBSTONES)
                .where(TOMBSTONES.ERASURE_ID.eq(erasure))
                .fetch(stone -> id(stone.getRowKind(), stone.getBucket(), stone.getRowId()));
    }
}
