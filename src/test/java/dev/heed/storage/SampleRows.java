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
import static dev.heed.storage.schema.Tables.ROLLUP_MEDIA_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_RESPONSE_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_DAILY;
import static dev.heed.storage.schema.Tables.ROLLUP_SLOT_HOURLY;
import static dev.heed.storage.schema.Tables.RUNS;
import static dev.heed.storage.schema.Tables.SCHEDULED_TASKS;
import static dev.heed.storage.schema.Tables.SEARCH_TEXT;
import static dev.heed.storage.schema.Tables.SESSIONS;
import static dev.heed.storage.schema.Tables.SETTINGS;
import static dev.heed.storage.schema.Tables.TOMBSTONES;
import static dev.heed.storage.schema.Tables.USERS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// One row for each table that every constraint accepts, with a value in every column.
final class SampleRows {
    static final Instant TIME = Instant.parse("2026-03-29T01:30:00.123456Z");
    static final int HOUR = Tally.hour(TIME);

    static final List<Table<?>> TABLES = List.of(
            SETTINGS,
            NODES,
            PROJECTS,
            POLICIES,
            API_KEYS,
            MEDIA,
            RECOMMENDATION_LOGS,
            USER_FEEDBACK,
            FEEDBACK,
            SEARCH_TEXT,
            REVISIONS,
            IDEMPOTENCY_KEYS,
            ERASURES,
            TOMBSTONES,
            SCHEDULED_TASKS,
            RUNS,
            USERS,
            MEMBERSHIPS,
            INVITATIONS,
            SESSIONS,
            AUDIT,
            ROLLUP_HOURLY,
            ROLLUP_DAILY,
            ROLLUP_MEDIA_DAILY,
            ROLLUP_SLOT_HOURLY,
            ROLLUP_SLOT_DAILY,
            ROLLUP_RESPONSE_DAILY,
            ROLLUP_LABEL_DAILY);

    /// Far above the identities that tests use otherwise.
    private static final long ID = 9_999;

    private SampleRows() {}

    /// The row, with some columns changed.
    static Map<Field<?>, @Nullable Object> row(Table<?> table, Map<Field<?>, ? extends @Nullable Object> changes) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        for (Field<?> field : table.fields())
            row.put(field, changes.containsKey(field) ? changes.get(field) : value(field));
        return row;
    }

    static @Nullable Table<?> tableOf(Field<?> field) {
        return TABLES.stream()
                .filter(table -> List.of(table.fields()).contains(field))
                .findFirst()
                .orElse(null);
    }

    private static Object value(Field<?> field) {
        return switch (field.getName()) {
            case "project_id" -> field.equals(PROJECTS.PROJECT_ID) ? ID : 1L;
            case "user_id" -> field.equals(USERS.USER_ID) ? ID : 1L;
            case "media_id" -> field.equals(MEDIA.MEDIA_ID) ? "text" : Crowd.MEDIA_IDS.getFirst();
            case "hour" -> HOUR;
            case "kind" -> field.equals(API_KEYS.KIND) ? "read" : "media";
            case "label_kind" -> "tag";
            case "role" -> "viewer";
            case "row_kind" -> "m";
            case "triage" -> "new";
            case "state", "outcome" -> "done";
            case "traces" -> "gone";
            case "digest" -> "0".repeat(64);
            case "anchor", "subject", "session", "message_id", "key_hash", "body_digest" -> "a".repeat(26);
            case "slots", "origins", "tags", "copies" -> JSONB.valueOf("[\"a\"]");
            case "policy", "metadata", "found", "signals", "text_modes" -> JSONB.valueOf("{\"a\":1}");
            case "score_low", "sentiment" -> 0.25;
            case "score_high", "score" -> 0.75;
            default -> byType(field);
        };
    }

    private static Object byType(Field<?> field) {
        Class<?> type = field.getType();
        if (type == Long.class) return ID;
        if (type == Integer.class) return 1;
        if (type == Boolean.class) return true;
        if (type == Instant.class) return TIME;
        if (type == String.class) return "text";
        if (type == byte[].class) return new byte[] {1};
        throw new IllegalArgumentException("no sample for " + field);
    }
}
