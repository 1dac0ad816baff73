package dev.heed.access;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.PROJECTS;

import dev.heed.storage.Database;
import dev.heed.storage.Json;
import dev.heed.storage.schema.tables.records.ApiKeysRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of keys.
record KeyQuery(Database database) {
    /// A key with the project it belongs to.
    record Owned(Key key, Project project) {}

    void insert(long project, Key key, String hash) {
        database.write(sql -> sql.insertInto(API_KEYS)
                .set(API_KEYS.KEY_ID, key.id())
                .set(API_KEYS.PROJECT_ID, project)
                .set(API_KEYS.KIND, key.kind().word())
                .set(API_KEYS.KEY_HASH, hash)
                .set(API_KEYS.HINT, key.hint())
                .set(API_KEYS.ORIGINS, Json.text(key.origins()))
                .set(API_KEYS.CREATED_AT, key.createdAt())
                .set(API_KEYS.EXPIRES_AT, key.expiresAt())
                .execute());
    }

    Optional<Owned> hashed(String hash) {
        return database.glance(sql -> sql.select()
                .from(API_KEYS)
                .join(PROJECTS)
                .on(PROJECTS.PROJECT_ID.eq(API_KEYS.PROJECT_ID))
                .where(API_KEYS.KEY_HASH.eq(hash))
                .fetchOptional(row -> new Owned(of(row.into(API_KEYS)), ProjectQuery.of(row.into(PROJECTS)))));
    }

    List<Key> of(long project) {
        return database.read(sql -> sql.selectFrom(API_KEYS)
                .where(API_KEYS.PROJECT_ID.eq(project))
                .orderBy(API_KEYS.KEY_ID)
                .fetch(KeyQuery::of));
    }

    /// Whether the project has such a key; the time of its first revocation stays.
    boolean revoke(long project, long id, Instant now) {
        return database.write(sql -> {
            sql.update(API_KEYS)
                    .set(API_KEYS.REVOKED_AT, now)
                    .where(API_KEYS.KEY_ID.eq(id), API_KEYS.PROJECT_ID.eq(project), API_KEYS.REVOKED_AT.isNull())
                    .execute();
            return sql.fetchExists(
                    sql.selectOne().from(API_KEYS).where(API_KEYS.KEY_ID.eq(id), API_KEYS.PROJECT_ID.eq(project)));
        });
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
