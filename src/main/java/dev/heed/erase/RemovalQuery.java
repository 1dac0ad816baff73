package dev.heed.erase;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.IDEMPOTENCY_KEYS;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Id;
import dev.heed.storage.Among;
import dev.heed.storage.RowLocks;
import dev.heed.storage.SearchRows;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The SQL of removal, of rows that a [HeldQuery] holds.
final class RemovalQuery {
    /// In place of the digest of a body, which would tell whether a guess at what was said is right.
    private static final String BLANK = "0".repeat(26);

    private RemovalQuery() {}

    /// Votes, and the words they are found by.
    static void deleteVotes(DSLContext sql, List<Id> ids) {
        SearchRows.delete(sql, ids);
        List<Id> media = HeldQuery.of(Id.Row.MEDIA_VOTE, ids);
        List<Id> chat = HeldQuery.of(Id.Row.CHAT_VOTE, ids);
        if (!media.isEmpty())
            sql.deleteFrom(USER_FEEDBACK)
                    .where(HeldQuery.among(sql, USER_FEEDBACK.BUCKET, USER_FEEDBACK.FEEDBACK_ID, media))
                    .execute();
        if (!chat.isEmpty())
            sql.deleteFrom(FEEDBACK)
                    .where(HeldQuery.among(sql, FEEDBACK.BUCKET, FEEDBACK.FEEDBACK_ID, chat))
                    .execute();
    }

    static void deleteRecommendations(DSLContext sql, List<Id> ids) {
        sql.deleteFrom(RECOMMENDATION_LOGS)
                .where(HeldQuery.among(sql, RECOMMENDATION_LOGS.BUCKET, RECOMMENDATION_LOGS.LOG_ID, ids))
                .execute();
    }

    /// What these votes said before; how much that was.
    static int deleteRevisions(DSLContext sql, List<Id> votes) {
        return sql.deleteFrom(REVISIONS)
                .where(HeldQuery.among(sql, REVISIONS.BUCKET, REVISIONS.FEEDBACK_ID, votes))
                .execute();
    }

    /// Leaves of the keys that made these rows only that they were used; how many those are. Locked in the order in
    /// which they are written.
    static int bury(DSLContext sql, List<Id> rows) {
        Condition ofRows = Among.numbers(sql, IDEMPOTENCY_KEYS.ROW_ID, HeldQuery.numbers(rows));
        List<String> hashes = RowLocks.changing(sql.select(IDEMPOTENCY_KEYS.KEY_HASH)
                        .from(IDEMPOTENCY_KEYS)
                        .where(ofRows)
                        .orderBy(IDEMPOTENCY_KEYS.KEY_HASH, IDEMPOTENCY_KEYS.PROJECT_ID))
                .fetch(IDEMPOTENCY_KEYS.KEY_HASH);
        if (hashes.isEmpty()) return 0;
        return sql.update(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.ROW_ID, DSL.castNull(Long.class))
                .set(IDEMPOTENCY_KEYS.BODY_DIGEST, BLANK)
                .where(ofRows)
                .execute();
    }
}
