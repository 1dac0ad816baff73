package dev.heed.catalog;

import static dev.heed.storage.schema.Tables.MEDIA;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import dev.heed.domain.MediaItem;
import dev.heed.storage.Among;
import dev.heed.storage.PreparedBatch;
import dev.heed.storage.RowLocks;
import dev.heed.storage.schema.tables.records.MediaRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SQL of the catalog's items.
final class MediaQuery {
    private MediaQuery() {}

    /// An item of a project.
    record Owned(long project, MediaItem item) {}

    static Optional<MediaItem> one(DSLContext sql, long project, String mediaId) {
        return named(sql, project, mediaId).fetchOptional(MediaQuery::item);
    }

    /// An item that is about to be changed.
    static Optional<MediaItem> changing(DSLContext sql, long project, String mediaId) {
        return RowLocks.changing(named(sql, project, mediaId)).fetchOptional(MediaQuery::item);
    }

    /// Items that are about to be changed, by name. In the order of their names, in which everybody locks them.
    static Map<String, MediaItem> changing(DSLContext sql, long project, Collection<String> mediaIds) {
        return new HashMap<>(RowLocks.changing(sql.selectFrom(MEDIA)
                        .where(MEDIA.PROJECT_ID.eq(project), MEDIA.MEDIA_ID.in(mediaIds))
                        .orderBy(MEDIA.MEDIA_ID))
                .fetchMap(MEDIA.MEDIA_ID, MediaQuery::item));
    }

    private static SelectForUpdateStep<MediaRecord> named(DSLContext sql, long project, String mediaId) {
        return sql.selectFrom(MEDIA).where(MEDIA.PROJECT_ID.eq(project), MEDIA.MEDIA_ID.eq(mediaId));
    }

    /// Items after one, in the order of their ids: a keyset page.
    static List<MediaItem> page(
            DSLContext sql, long project, @Nullable String type, @Nullable String after, int limit) {
        Condition where = MEDIA.PROJECT_ID.eq(project);
        if (type != null) where = where.and(MEDIA.TYPE.eq(type));
        if (after != null) where = where.and(MEDIA.MEDIA_ID.gt(after));
        return sql.selectFrom(MEDIA)
                .where(where)
                .orderBy(MEDIA.MEDIA_ID)
                .limit(limit)
                .fetch(MediaQuery::item);
    }

    /// The types that items of a project have, in their order. Reads the index of all items.
    static List<String> types(DSLContext sql, long project, int limit) {
        return sql.selectDistinct(MEDIA.TYPE)
                .from(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project))
                .orderBy(MEDIA.TYPE)
                .limit(limit)
                .fetch(MEDIA.TYPE);
    }

    static Map<String, MediaItem> some(DSLContext sql, long project, Collection<String> mediaIds) {
        return new HashMap<>(sql.selectFrom(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project), Among.texts(sql, MEDIA.MEDIA_ID, mediaIds))
                .fetchMap(MEDIA.MEDIA_ID, MediaQuery::item));
    }

    static Set<String> known(DSLContext sql, long project, Collection<String> mediaIds) {
        return new HashSet<>(sql.select(MEDIA.MEDIA_ID)
                .from(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project), Among.texts(sql, MEDIA.MEDIA_ID, mediaIds))
                .fetch(MEDIA.MEDIA_ID));
    }

    /// Writes an item over what it was, or makes it.
    static void put(DSLContext sql, long project, MediaItem item) {
        sql.insertInto(MEDIA)
                .columns(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID, MEDIA.TITLE, MEDIA.TYPE, MEDIA.DURATION, MEDIA.LAST_UPDATED)
                .values(project, item.mediaId(), item.title(), item.type(), item.duration(), item.lastUpdated())
                .onConflict(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID)
                .doUpdate()
                .set(MEDIA.TITLE, item.title())
                .set(MEDIA.TYPE, item.type())
                .set(MEDIA.DURATION, item.duration())
                .set(MEDIA.LAST_UPDATED, item.lastUpdated())
                .execute();
    }

    private static final List<Field<?>> COLUMNS =
            List.of(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID, MEDIA.TITLE, MEDIA.TYPE, MEDIA.DURATION, MEDIA.LAST_UPDATED);

    private static final PreparedBatch ADD = new PreparedBatch(
            COLUMNS,
            sql -> sql.insertInto(MEDIA)
                    .columns(COLUMNS)
                    .values(new Object[COLUMNS.size()])
                    .onConflict(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID)
                    .doNothing());

    private static final PreparedBatch PUT = new PreparedBatch(
            COLUMNS,
            sql -> sql.insertInto(MEDIA)
                    .columns(COLUMNS)
                    .values(new Object[COLUMNS.size()])
                    .onConflict(MEDIA.PROJECT_ID, MEDIA.MEDIA_ID)
                    .doUpdate()
                    .set(MEDIA.TITLE, DSL.excluded(MEDIA.TITLE))
                    .set(MEDIA.TYPE, DSL.excluded(MEDIA.TYPE))
                    .set(MEDIA.DURATION, DSL.excluded(MEDIA.DURATION))
                    .set(MEDIA.LAST_UPDATED, DSL.excluded(MEDIA.LAST_UPDATED)));

    /// Writes items over what they were, or makes them.
    static void putAll(DSLContext sql, List<Owned> items) {
        PUT.run(sql, rows(items));
    }

    /// Makes items unless they are there.
    static void add(DSLContext sql, List<Owned> items) {
        ADD.run(sql, rows(items));
    }

    private static List<@Nullable Object[]> rows(List<Owned> items) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Owned owned : items) {
            MediaItem item = owned.item;
            rows.add(new @Nullable Object[] {
                owned.project, item.mediaId(), item.title(), item.type(), item.duration(), item.lastUpdated()
            });
        }
        return rows;
    }

    static int delete(DSLContext sql, long project, String mediaId) {
        return sql.deleteFrom(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project), MEDIA.MEDIA_ID.eq(mediaId))
                .execute();
    }

    static int votes(DSLContext sql, long project, String mediaId) {
        return sql.select(DSL.count())
                .from(USER_FEEDBACK)
                .where(USER_FEEDBACK.PROJECT_ID.eq(project), USER_FEEDBACK.MEDIA_ID.eq(mediaId))
                .fetchSingle()
                .value1();
    }

    static int showings(DSLContext sql, long project, String mediaId) {
        return sql.select(DSL.count())
                .from(RECOMMENDATION_LOGS)
                .where(RECOMMENDATION_LOGS.PROJECT_ID.eq(project), RECOMMENDATION_LOGS.MEDIA_ID.eq(mediaId))
                .fetchSingle()
                .value1();
    }

    private static MediaItem item(MediaRecord row) {
        return new MediaItem(row.getMediaId(), row.getTitle(), row.getType(), row.getDuration(), row.getLastUpdated());
    }
}
