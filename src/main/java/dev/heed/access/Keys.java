package dev.heed.access;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.PROJECTS;

import dev.heed.storage.Json;
import dev.heed.storage.schema.tables.records.ApiKeysRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// The rows of keys.
final class Keys {
    private Keys() {}

    /// A key with the project it belongs to.
    record Owned(Key key, Project project) {}

    static void insert(DSLContext sql, long project, Key key, String hash) {
        sql.insertInto(API_KEYS)
                .set(API_KEYS.KEY_ID, key.id())
                .set(API_KEYS.PROJECT_ID, project)
                .set(API_KEYS.KIND, key.kind().word())
                .set(API_KEYS.KEY_HASH, hash)
                .set(API_KEYS.HINT, key.hint())
                .set(API_KEYS.ORIGINS, Json.text(key.origins()))
                .set(API_KEYS.CREATED_AT, key.createdAt())
                .set(API_KEYS.EXPIRES_AT, key.expiresAt())
                .execute();
    }

    static Optional<Owned> hashed(DSLContext sql, String hash) {
        return sql.select()
                .from(API_KEYS)
                .join(PROJECTS)
                .on(PROJECTS.PROJECT_ID.eq(API_KEYS.PROJECT_ID))
                .where(API_KEYS.KEY_HASH.eq(hash))
                .fetchOptional(row -> new Owned(of(row.into(API_KEYS)), Projects.of(row.into(PROJECTS))));
    }

    static List<Key> of(DSLContext sql, long project) {
        return sql.selectFrom(API_KEYS)
                .where(API_KEYS.PROJECT_ID.eq(project))
                .orderBy(API_KEYS.KEY_ID)
                .fetch(Keys::of);
    }

    /// Whether the project has such a key; the time of its first revocation stays.
    static boolean revoke(DSLContext sql, long project, long id, Instant now) {
        sql.update(API_KEYS)
                .set(API_KEYS.REVOKED_AT, now)
                .where(API_KEYS.KEY_ID.eq(id), API_KEYS.PROJECT_ID.eq(project), API_KEYS.REVOKED_AT.isNull())
                .execute();
        return sql.fetchExists(
                sql.selectOne().from(API_KEYS).where(API_KEYS.KEY_ID.eq(id), API_KEYS.PROJECT_ID.eq(project)));
    }

    private static Key of(ApiKeysRecord row) {
        return new Key(
                row.getKeyId(),
                KeyKind.of(row.getKind()).orElseThrow(),
                row.getHint(),
                Json.words(row.getOrigins()),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getRevokedAt());
    }
}
