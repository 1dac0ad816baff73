package dev.heed.insight;

import static dev.heed.storage.schema.Tables.MEDIA;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;

/// The SQL that names items.
final class MediaQuery {
    private static final int FETCH = 1_000;

    private MediaQuery() {}

    record Named(String title, String type) {}

    /// Some items of a project, by their ids.
    static Map<String, Named> named(DSLContext sql, long project, Collection<String> items) {
        Map<String, Named> named = new HashMap<>();
        sql.select(MEDIA.MEDIA_ID, MEDIA.TITLE, MEDIA.TYPE)
                .from(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project), MEDIA.MEDIA_ID.in(items))
                .forEach(row -> named.put(row.value1(), new Named(row.value2(), row.value3())));
        return named;
    }

    /// Every item of a project with its type, row by row as they come.
    static void types(DSLContext sql, long project, BiConsumer<String, String> into) {
        try (var rows = sql.select(MEDIA.MEDIA_ID, MEDIA.TYPE)
                .from(MEDIA)
                .where(MEDIA.PROJECT_ID.eq(project))
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(row -> into.accept(row.value1(), row.value2()));
        }
    }
}
