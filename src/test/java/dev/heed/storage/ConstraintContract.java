package dev.heed.storage;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.AUDIT;
import static dev.heed.storage.schema.Tables.ERASURES;
import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.IDEMPOTENCY_KEYS;
import static dev.heed.storage.schema.Tables.INVITATIONS;
import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.MEMBERSHIPS;
import static dev.heed.storage.schema.Tables.NODES;
import static dev.heed.storage.schema.Tables.POLICIES;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.REVISIONS;
import static dev.heed.storage.schema.Tables.ROLLUP_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_HOURLY;
import static dev.heed.storage.schema.Tables.ROLLUP_LABEL_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;
import static dev.heed.storage.schema.Tables.RUNS;
import static dev.heed.storage.schema.Tables.SCHEDULED_TASKS;
import static dev.heed.storage.schema.Tables.SEARCH_TEXT;
import static dev.heed.storage.schema.Tables.SESSIONS;
import static dev.heed.storage.schema.Tables.TOMBSTONES;
import static dev.heed.storage.schema.Tables.USERS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heed.domain.Triage;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// The database itself refuses what may not be, whatever the program thinks: each refusal is one row's fault.
///
/// Long because it is one list: at its end every constraint of every table must have refused something.
abstract class ConstraintContract extends DatabaseContract {
    /// Not a value but a sum, which jOOQ does not turn into a boolean first.
    private static final Field<Integer> TWO = DSL.inline(1).plus(DSL.inline(1));

    private static final JSONB ARRAY = JSONB.valueOf("[]");
    private static final JSONB OBJECT = JSONB.valueOf("{}");

    /// Constraints of PostgreSQL that refused something here, by name.
    private final Set<String> refusing = new TreeSet<>();

    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
        insert(USERS, Map.of(USERS.USER_ID, 1L, USERS.NAME, "somebody"));
    }

    @Test
    void acceptsRowsAsTheyShouldBe() {
        for (Table<?> table : SampleRows.TABLES) {
            insert(table, Map.of());
            int rows = database().read(sql -> sql.fetchCount(table));
            assertThat(rows).as("%s", table).isPositive();
        }
    }

    @Test
    void refusesMissingValues() {
        for (Table<?> table : SampleRows.TABLES)
            for (Field<?> field : table.fields())
                if (field.getDataType().nullable() || numbered(field)) accept(table, field);
                else refuseMissing(table, field);
    }

    /// SQLite gives a number to a row without one; the program never leaves it out.
    private boolean numbered(Field<?> field) {
        return sqlite()
                && List.of(
                                NODES.NODE,
                                PROJECTS.PROJECT_ID,
                                API_KEYS.KEY_ID,
                                RECOMMENDATION_LOGS.LOG_ID,
                                USER_FEEDBACK.FEEDBACK_ID,
                                FEEDBACK.FEEDBACK_ID,
                                SEARCH_TEXT.FEEDBACK_ID,
                                ERASURES.ERASURE_ID,
                                RUNS.RUN_ID,
                                USERS.USER_ID,
                                AUDIT.ENTRY_ID)
                        .contains(field);
    }

    @Test
    void refusesEveryValueThatMayNotBe() throws SQLException {
        projectsAndKeys();
        media();
        recommendations();
        mediaVotes();
        chatVotes();
        words();
        traces();
        erasures();
        tasks();
        people();
        rollups();
        foreignKeys();
        doubles();
        if (!sqlite()) assertThat(refusing).containsExactlyInAnyOrderElementsOf(declared());
    }

    /// What anybody may write who knows only the names that users of such a schema expect.
    @Test
    void fillsInWhatIsNotSaid() {
        test().execute(
                        "INSERT INTO user_feedback (feedback_id, project_id, bucket, media_id, watched_completion,"
                                + " would_watch_again, rating) VALUES (1, 1, 0, 'alien', TRUE, FALSE, 5)",
                        "INSERT INTO recommendation_logs (log_id, project_id, bucket, media_id, recommendation_type,"
                                + " score) VALUES (1, 1, 0, 'alien', 'primary', 0.5)",
                        "INSERT INTO feedback (feedback_id, project_id, bucket, query, response, rating,"
                                + " query_length, response_length) VALUES (1, 1, 0, 'q', 'r', -1, 1, 1)",
                        "INSERT INTO media (project_id, media_id, title, type) VALUES (1, 'x', 'X', 'film')");
        var vote = FeedbackRows.media(only(USER_FEEDBACK));
        var answer = FeedbackRows.chat(only(FEEDBACK));
        var shown = RecommendationRows.of(only(RECOMMENDATION_LOGS));
        Instant added = database()
                .read(sql -> sql.select(DSL.max(MEDIA.LAST_UPDATED)).from(MEDIA).fetchSingle())
                .value1();
        Instant now = InstantSource.system().instant();
        assertThat(Stream.of(
                        vote.provenance().timestamp(),
                        vote.provenance().receivedAt(),
                        answer.provenance().timestamp(),
                        answer.provenance().receivedAt(),
                        shown.provenance().timestamp(),
                        shown.provenance().receivedAt(),
                        added))
                .allSatisfy(time -> assertThat(time).isBetween(now.minusSeconds(60), now.plusSeconds(1)));
        assertThat(shown.selected()).isFalse();
        assertThat(vote.provenance().verified()).isFalse();
        assertThat(vote.triage()).isEqualTo(Triage.NEW);
        assertThat(vote.revision()).isEqualTo(1);
        assertThat(only(USER_FEEDBACK).getHour())
                .isEqualTo(Tally.hour(vote.provenance().timestamp()));
    }

    private <R extends Record> R only(Table<R> table) {
        return database().read(sql -> sql.selectFrom(table).fetchSingle());
    }

    private void projectsAndKeys() {
        refuse(NODES, NODES.NODE, -1, 1024);
        refuse(PROJECTS, PROJECTS.NAME, "", "x".repeat(101));
        refuse(PROJECTS, PROJECTS.SLOTS, OBJECT);
        refuse(PROJECTS, PROJECTS.POLICY, ARRAY);
        refuse(PROJECTS, PROJECTS.POLICY_VERSION, 0);
        refuse(PROJECTS, PROJECTS.SCORE_LOW, 1.0, 2.0);
        refuse(POLICIES, POLICIES.VERSION, 0);
        refuse(POLICIES, POLICIES.POLICY, ARRAY);
        refuse(API_KEYS, API_KEYS.KIND, "", "Read", "admin");
        refuse(API_KEYS, API_KEYS.ORIGINS, OBJECT);
        notTwo(PROJECTS.AUTO_CREATE_MEDIA);
    }

    private void people() {
        refuse(USERS, USERS.NAME, "", "x".repeat(41));
        notTwo(USERS.OWNER);
        refuse(MEMBERSHIPS, MEMBERSHIPS.ROLE, "", "Viewer", "owner");
        refuse(MEMBERSHIPS, MEMBERSHIPS.USER_ID, 99L);
        refuse(MEMBERSHIPS, MEMBERSHIPS.PROJECT_ID, 99L);
        refuse(INVITATIONS, INVITATIONS.USER_ID, 99L);
        refuse(SESSIONS, SESSIONS.USER_ID, 99L);
        refuse(AUDIT, AUDIT.PROJECT_ID, 99L);
        refuse(AUDIT, AUDIT.ACT, "", "x".repeat(41));
    }

    private void media() {
        refuse(MEDIA, MEDIA.MEDIA_ID, "", "x".repeat(201));
        refuse(MEDIA, MEDIA.TITLE, "");
        refuse(MEDIA, MEDIA.TYPE, "");
        refuse(MEDIA, MEDIA.DURATION, -1);
    }

    private void recommendations() {
        var t = RECOMMENDATION_LOGS;
        refuse(t, t.BUCKET, -1, 64);
        refuse(t, t.REVISION, 0);
        refuse(t, t.RECOMMENDATION_TYPE, "", "x".repeat(65));
        refuse(t, t.POSITION, -1);
        refuse(t, t.SUBJECT, "short", "x".repeat(27));
        refuse(t, t.METADATA, ARRAY);
        refuse(t, t.FOUND, ARRAY);
        refuse(t, t.TEXT_MODES, ARRAY);
        refuse(t, t.HOUR, SampleRows.HOUR - 1, SampleRows.HOUR + 1);
        notTwo(t.SELECTED);
    }

    private void mediaVotes() {
        var t = USER_FEEDBACK;
        refuse(t, t.BUCKET, -1, 64);
        refuse(t, t.RATING, 0, 6, -1);
        refuse(t, t.TAGS, OBJECT);
        for (Field<String> hash : List.of(t.ANCHOR, t.SUBJECT, t.SESSION)) refuse(t, hash, "short", "x".repeat(27));
        refuse(t, t.SENTIMENT, -1.001, 1.001);
        refuse(t, t.TRIAGE, "", "NEW", "open");
        refuse(t, t.METADATA, ARRAY);
        refuse(t, t.FOUND, ARRAY);
        refuse(t, t.TEXT_MODES, ARRAY);
        refuse(t, t.COMMENT_LENGTH, -1);
        refuse(t, t.REVISION, 0);
        refuse(t, t.HOUR, SampleRows.HOUR - 1, SampleRows.HOUR + 1);
        for (Field<?> part : List.of(t.LOG_ID, t.RECOMMENDATION_TYPE, t.RECOMMENDED_AT)) refuseMissing(t, part);
        for (Field<?> flag : List.of(t.WATCHED_COMPLETION, t.WOULD_WATCH_AGAIN, t.VERIFIED)) notTwo(flag);
    }

    private void chatVotes() {
        var t = FEEDBACK;
        refuse(t, t.BUCKET, -1, 64);
        refuse(t, t.RATING, 0, 2, -2);
        refuse(t, t.TAGS, OBJECT);
        for (Field<String> hash : List.of(t.ANCHOR, t.SUBJECT, t.SESSION, t.MESSAGE_ID))
            refuse(t, hash, "short", "x".repeat(27));
        refuse(t, t.SENTIMENT, -1.001, 1.001);
        refuse(t, t.TRIAGE, "", "NEW", "open");
        refuse(t, t.METADATA, ARRAY);
        refuse(t, t.FOUND, ARRAY);
        refuse(t, t.TEXT_MODES, ARRAY);
        refuse(t, t.QUERY_LENGTH, -1);
        refuse(t, t.COMMENT_LENGTH, -1);
        refuse(t, t.CORRECTION_LENGTH, -1);
        refuse(t, t.RESPONSE_LENGTH, -1);
        refuse(t, t.REVISION, 0);
        refuse(t, t.HOUR, SampleRows.HOUR - 1, SampleRows.HOUR + 1);
        notTwo(t.VERIFIED);
    }

    private void words() {
        var t = SEARCH_TEXT;
        refuse(t, t.BUCKET, -1, 64);
        refuse(t, t.KIND, "m", "");
        refuse(t, t.WORDS, "");
    }

    private void traces() {
        refuse(REVISIONS, REVISIONS.BUCKET, -1, 64);
        refuse(REVISIONS, REVISIONS.REVISION, 0);
        refuse(REVISIONS, REVISIONS.KIND, "r", "");
        refuse(REVISIONS, REVISIONS.SIGNALS, ARRAY);
        var t = IDEMPOTENCY_KEYS;
        refuse(t, t.BUCKET, -1, 64);
        refuse(t, t.ROW_BUCKET, -1, 64);
        refuse(t, t.KEY_HASH, "short", "x".repeat(27));
        refuse(t, t.BODY_DIGEST, "short", "x".repeat(27));
        refuse(t, t.ROW_KIND, "x", "media");
        notTwo(t.VERIFIED);
    }

    private void erasures() {
        var t = ERASURES;
        refuse(t, t.SUBJECT, "short", "x".repeat(27));
        refuse(t, t.ROW_KIND, "r", "media");
        refuse(t, t.ROW_BUCKET, -1, 64);
        refuse(t, t.STATE, "", "open");
        refuse(t, t.DIGEST, "short", "0".repeat(65));
        refuse(t, t.TRACES, "", "kept");
        refuse(t, t.COPIES, OBJECT);
        for (Field<Long> count :
                List.of(t.MEDIA_VOTES, t.CHAT_VOTES, t.REVISIONS, t.RECOMMENDATIONS, t.IDEMPOTENCY_KEYS))
            refuse(t, count, -1L);
        for (Field<?> part : List.of(t.ROW_ID, t.ROW_KIND, t.ROW_BUCKET)) refuseMissing(t, part);
        Map<Field<?>, @Nullable Object> nothing = one(t.SUBJECT, null);
        for (Field<?> part : List.of(t.ROW_ID, t.ROW_KIND, t.ROW_BUCKET)) nothing.put(part, null);
        refused("an erasure of nothing", () -> insert(t, nothing));
        refuse(TOMBSTONES, TOMBSTONES.BUCKET, -1, 64);
        refuse(TOMBSTONES, TOMBSTONES.ROW_KIND, "x", "media");
    }

    private void tasks() {
        notTwo(SCHEDULED_TASKS.PICKED);
        var t = RUNS;
        refuse(t, t.TASK, "", "x".repeat(65));
        refuse(t, t.OUTCOME, "", "open");
        refuse(t, t.SUMMARY, "x".repeat(201));
        for (Field<?> end : List.of(t.ENDED_AT, t.OUTCOME)) refuseMissing(t, end);
        for (Field<?> days :
                List.of(PROJECTS.MEDIA_VOTES_DAYS, PROJECTS.CHAT_VOTES_DAYS, PROJECTS.RECOMMENDATIONS_DAYS))
            refuse(PROJECTS, days, 0, 36_501);
    }

    private void rollups() {
        refuse(ROLLUP_HOURLY, ROLLUP_HOURLY.KIND, "film");
        refuse(ROLLUP_SLOT_HOURLY, ROLLUP_SLOT_HOURLY.SCORE_BIN, -2, 10);
        refuse(ROLLUP_DAILY, ROLLUP_DAILY.KIND, "film");
        refuse(ROLLUP_SLOT_DAILY, ROLLUP_SLOT_DAILY.SCORE_BIN, -2, 10);
        refuse(ROLLUP_LABEL_DAILY, ROLLUP_LABEL_DAILY.KIND, "film");
        refuse(ROLLUP_LABEL_DAILY, ROLLUP_LABEL_DAILY.LABEL_KIND, "colour");
        for (Table<?> table : SampleRows.TABLES)
            if (table.getName().startsWith("rollup_")) notTwo(column(table, "verified"));
    }

    private void foreignKeys() {
        for (Table<?> table : List.of(
                POLICIES,
                API_KEYS,
                MEDIA,
                RECOMMENDATION_LOGS,
                USER_FEEDBACK,
                FEEDBACK,
                SEARCH_TEXT,
                REVISIONS,
                IDEMPOTENCY_KEYS)) refuse(table, column(table, "project_id"), 99L);
        for (Table<?> table : List.of(RECOMMENDATION_LOGS, USER_FEEDBACK))
            refuse(table, column(table, "media_id"), "unknown");
        refuse(ERASURES, ERASURES.PROJECT_ID, 99L);
        refuse(TOMBSTONES, TOMBSTONES.ERASURE_ID, 99L);
        insert(ERASURES, Map.of());
        refuse(TOMBSTONES, TOMBSTONES.PROJECT_ID, 99L);
        insert(USER_FEEDBACK, Map.of());
        refused(
                "a medium with votes stays",
                () -> database()
                        .write(sql -> sql.deleteFrom(MEDIA)
                                .where(MEDIA.PROJECT_ID.eq(1L))
                                .execute()));
        insert(API_KEYS, Map.of());
        refused(
                "a project with rows stays",
                () -> database().write(sql -> sql.deleteFrom(PROJECTS).execute()));
    }

    /// The same row again; then all unique columns other than the primary key.
    private void doubles() {
        for (Table<?> table : SampleRows.TABLES) {
            if (!List.of(USER_FEEDBACK, API_KEYS, ERASURES).contains(table)) insert(table, Map.of());
            refused(table + " twice", () -> insert(table, Map.of()));
        }
        refuse(PROJECTS, PROJECTS.PROJECT_ID, 8_888L);
        refuse(API_KEYS, API_KEYS.KEY_ID, 8_888L);
        refuse(USERS, USERS.USER_ID, 8_888L);
        refuse(USER_FEEDBACK, USER_FEEDBACK.FEEDBACK_ID, 8_888L);
        refuse(FEEDBACK, FEEDBACK.FEEDBACK_ID, 8_888L);
    }

    /// SQLite keeps any number in a column that it is told is boolean.
    private void notTwo(Field<?> flag) {
        if (sqlite()) refuse(Objects.requireNonNull(SampleRows.tableOf(flag)), flag, TWO);
    }

    private void refuse(Table<?> table, Field<?> field, Object... values) {
        for (Object value : values)
            refused(table + "." + field.getName() + " = " + value, () -> insert(table, one(field, value)));
    }

    private void refuseMissing(Table<?> table, Field<?> field) {
        refused(table + "." + field.getName() + " missing", () -> insert(table, one(field, null)));
    }

    private static Field<?> column(Table<?> table, String name) {
        return Objects.requireNonNull(table.field(name));
    }

    private void refused(String what, Runnable attempt) {
        var refusal = catchThrowableOfType(StorageException.class, attempt::run);
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.fault()).as(what).isEqualTo(StorageException.Fault.ROW);
        for (Throwable cause = refusal; cause != null; cause = cause.getCause())
            if (cause instanceof PSQLException sql && sql.getServerErrorMessage() != null)
                refusing.add(String.valueOf(sql.getServerErrorMessage().getConstraint()));
    }

    private void accept(Table<?> table, Field<?> field) {
        if (Set.of(
                        USER_FEEDBACK.LOG_ID,
                        USER_FEEDBACK.RECOMMENDATION_TYPE,
                        USER_FEEDBACK.RECOMMENDED_AT,
                        ERASURES.ROW_ID,
                        ERASURES.ROW_KIND,
                        ERASURES.ROW_BUCKET,
                        RUNS.ENDED_AT,
                        RUNS.OUTCOME)
                .contains(field)) return;
        assertThatThrownBy(() -> database().write(sql -> {
                    sql.insertInto(table)
                            .set(SampleRows.row(table, one(field, null)))
                            .execute();
                    throw new IllegalStateException("taken back");
                }))
                .hasMessage("taken back");
    }

    private static Map<Field<?>, @Nullable Object> one(Field<?> field, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> change = new HashMap<>();
        change.put(field, value);
        return change;
    }

    private void insert(Table<?> table, Map<Field<?>, ? extends @Nullable Object> change) {
        database()
                .write(sql ->
                        sql.insertInto(table).set(SampleRows.row(table, change)).execute());
    }

    /// The names of all constraints and unique indexes that are declared.
    private Set<String> declared() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (var connection = test().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT conname FROM pg_constraint JOIN pg_class t ON t.oid = conrelid
                         WHERE contype IN ('c', 'f') AND t.relnamespace = 'public'::regnamespace
                        UNION
                        SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                          JOIN pg_class t ON t.oid = x.indrelid
                         WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace
                           AND t.relname <> 'flyway_schema_history'""")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }
}
