package dev.heed.capture;

import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.Feedback;
import dev.heed.domain.Id;
import dev.heed.storage.Among;
import dev.heed.storage.FeedbackRows;
import dev.heed.storage.Json;
import dev.heed.storage.PreparedBatch;
import dev.heed.storage.schema.tables.records.RevisionsRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The SQL of intake: votes by anchor and by id, and their revisions.
final class VoteQuery {
    private VoteQuery() {}

    /// What a vote said until it was changed.
    record Revision(Feedback before, Instant replacedAt, long replacedBy) {}

    /// The votes of a kind that stand for one of these anchors; more than asked for is possible, less is not.
    ///
    /// By nothing else, though bucket and project are known: PostgreSQL would look every anchor up in every bucket,
    /// or, as long as it has no statistics of a new table, read all votes of the project.
    static List<Feedback> byAnchor(DSLContext sql, Id.Row kind, Collection<String> anchors) {
        if (anchors.isEmpty()) return List.of();
        return kind == Id.Row.MEDIA_VOTE
                ? sql.selectFrom(USER_FEEDBACK)
                        .where(Among.texts(sql, USER_FEEDBACK.ANCHOR, anchors))
                        .fetch(FeedbackRows::media)
                : sql.selectFrom(FEEDBACK)
                        .where(Among.texts(sql, FEEDBACK.ANCHOR, anchors))
                        .fetch(FeedbackRows::chat);
    }

    /// Votes by their numbers, of these projects.
    static List<Feedback> byId(DSLContext sql, Collection<Long> projects, Collection<Id> ids) {
        List<Feedback> found = new ArrayList<>();
        List<Id> media =
                ids.stream().filter(id -> id.row() == Id.Row.MEDIA_VOTE).toList();
        List<Id> chat = ids.stream().filter(id -> id.row() == Id.Row.CHAT_VOTE).toList();
        if (!media.isEmpty())
            sql.selectFrom(USER_FEEDBACK)
                    .where(
                            USER_FEEDBACK.PROJECT_ID.in(projects),
                            Among.numbers(sql, USER_FEEDBACK.FEEDBACK_ID, numbers(media)))
                    .forEach(row -> found.add(FeedbackRows.media(row)));
        if (!chat.isEmpty())
            sql.selectFrom(FEEDBACK)
                    .where(FEEDBACK.PROJECT_ID.in(projects), Among.numbers(sql, FEEDBACK.FEEDBACK_ID, numbers(chat)))
                    .forEach(row -> found.add(FeedbackRows.chat(row)));
        return found;
    }

    private static List<Long> numbers(List<Id> ids) {
        return ids.stream().map(Id::number).distinct().sorted().toList();
    }

    private static final PreparedBatch INSERT = PreparedBatch.insert(REVISIONS);

    static void insert(DSLContext sql, List<Revision> revisions) {
        INSERT.runFor(sql, revisions.stream().map(VoteQuery::row).toList());
    }

    private static RevisionsRecord row(Revision revision) {
        Feedback before = revision.before();
        RevisionsRecord row = new RevisionsRecord();
        row.setBucket(before.id().bucket());
        row.setFeedbackId(before.id().number());
        row.setRevision(before.revision());
        row.setProjectId(before.project());
        row.setKind(before.kind().word());
        row.setSignals(Json.text(before.said()));
        row.setReplacedAt(revision.replacedAt());
        row.setReplacedBy(revision.replacedBy());
        return row;
    }

    /// The names of what is text or tells of one; the rest are taps.
    private static final Set<String> WORDS =
            Set.of("comment", "comment_length", "tags", "correction", "correction_length", "metadata", "text_modes");

    /// Takes the words out of the revisions of a vote up to the last before it was withdrawn; the taps stay.
    static void blank(DSLContext sql, Id id, int last) {
        sql.selectFrom(REVISIONS)
                .where(
                        REVISIONS.BUCKET.eq(id.bucket()),
                        REVISIONS.FEEDBACK_ID.eq(id.number()),
                        REVISIONS.REVISION.le(last))
                .forEach(row -> {
                    Map<String, Object> said = withoutWords(Json.object(row.getSignals()));
                    sql.update(REVISIONS)
                            .set(REVISIONS.SIGNALS, Json.text(said))
                            .where(
                                    REVISIONS.BUCKET.eq(id.bucket()),
                                    REVISIONS.FEEDBACK_ID.eq(id.number()),
                                    REVISIONS.REVISION.eq(row.getRevision()))
                            .execute();
                });
    }

    private static Map<String, Object> withoutWords(@Nullable Map<String, Object> said) {
        Map<String, Object> taps = new LinkedHashMap<>();
        if (said != null)
            said.forEach((name, value) -> {
                if (!WORDS.contains(name)) taps.put(name, value);
            });
        return taps;
    }
}
