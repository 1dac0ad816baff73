package dev.heed.storage;

import static dev.heed.storage.schema.Tables.IDEMPOTENCY_KEYS;

import dev.heed.domain.Id;
import dev.heed.storage.schema.tables.records.IdempotencyKeysRecord;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Which requests were already answered, for ever: the keyed hash of the caller's key, the keyed digest of the body,
/// and the first answer.
public final class IdempotencyRows {
    private static final PreparedBatch INSERT = PreparedBatch.insert(IDEMPOTENCY_KEYS);

    private IdempotencyRows() {}

    /// A key as its project knows it.
    public record Key(long project, String hash) {
        int bucket() {
            return Id.bucketOf(hash);
        }
    }

    /// The first answer. Without a row: what it made is gone by erasure or retention.
    public record Answer(
            Key key, String bodyDigest, @Nullable Id row, int status, int revision, boolean verified) {}

    /// The answers that were given to these keys.
    public static Map<Key, Answer> find(DSLContext sql, Collection<Key> keys) {
        Map<Key, Answer> found = new HashMap<>();
        if (keys.isEmpty()) return found;
        List<Long> projects = keys.stream().map(Key::project).distinct().toList();
        List<String> hashes = keys.stream().map(Key::hash).distinct().toList();
        sql.selectFrom(IDEMPOTENCY_KEYS)
                // not by bucket too: PostgreSQL would look every hash up in every bucket
                .where(IDEMPOTENCY_KEYS.PROJECT_ID.in(projects), Among.texts(sql, IDEMPOTENCY_KEYS.KEY_HASH, hashes))
                .forEach(row -> {
                    Answer answer = answer(row);
                    found.put(answer.key(), answer);
                });
        return found;
    }

    private static Answer answer(IdempotencyKeysRecord row) {
        Id.Row kind = Id.Row.of(row.getRowKind().charAt(0)).orElseThrow();
        Long number = row.getRowId();
        return new Answer(
                new Key(row.getProjectId(), row.getKeyHash()),
                row.getBodyDigest(),
                number == null ? null : new Id(kind, row.getRowBucket(), number),
                row.getStatus(),
                row.getRevision(),
                row.getVerified());
    }

    /// Records first answers; each must still have its row. In the order of their keys, as all that is locked.
    public static void insert(DSLContext sql, List<Answer> answers, java.time.Instant now) {
        INSERT.runFor(
                sql,
                answers.stream()
                        .sorted(Comparator.comparing(
                                        (Answer answer) -> answer.key().hash())
                                .thenComparingLong(answer -> answer.key().project()))
                        .map(answer -> {
                            Id row = java.util.Objects.requireNonNull(answer.row());
                            IdempotencyKeysRecord made = new IdempotencyKeysRecord();
                            made.setBucket(answer.key().bucket());
                            made.setProjectId(answer.key().project());
                            made.setKeyHash(answer.key().hash());
                            made.setBodyDigest(answer.bodyDigest());
                            made.setRowKind(String.valueOf(row.row().letter()));
                            made.setRowBucket(row.bucket());
                            made.setRowId(row.number());
                            made.setStatus(answer.status());
                            made.setRevision(answer.revision());
                            made.setVerified(answer.verified());
                            made.setCreatedAt(now);
                            return made;
                        })
                        .toList());
    }
}
