package dev.heed.storage;

import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.JSONB;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Columns of JSON: what goes in comes out, whatever the database makes of its text.
abstract class JsonContract extends DatabaseContract {
    @BeforeEach
    void settle() {
        database().write(Crowd::settle);
    }

    @Test
    void keepsTextsAndShapes() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("z", "line\nbreak \"quoted\" \\ / 日本語 👍🏽");
        object.put("a", List.of(List.of(), Map.of(), "", true));
        object.put("deep", Map.of("b", Map.of("c", List.of(false))));
        object.put("with space", " ");
        assertThat(Json.object(kept(Json.text(object)))).isEqualTo(object);
    }

    @Test
    void keepsNull() {
        assertThat(Json.object(kept(JSONB.valueOf("{\"nothing\":null,\"some\":[null]}"))))
                .containsEntry("nothing", null)
                .hasEntrySatisfying("some", some -> assertThat((List<?>) some).containsOnlyNulls());
    }

    /// PostgreSQL writes them without an exponent: the same numbers in other words.
    @Test
    void keepsNumbersInOneForm() {
        Map<String, Object> forms = Map.of(
                "0",
                0L,
                "9007199254740993",
                9_007_199_254_740_993L,
                "-9223372036854775808",
                Long.MIN_VALUE,
                "1.0",
                1L,
                "1E10",
                10_000_000_000L,
                "1E25",
                1e25,
                "10000000000000000000000000",
                1e25,
                "1.7976931348623157E308",
                Double.MAX_VALUE,
                "4.9E-324",
                Double.MIN_VALUE,
                "0.1",
                0.1);
        forms.forEach((text, form) -> {
            JSONB kept = kept(JSONB.valueOf("{\"n\":[{\"m\":" + text + "}]}"));
            assertThat(Json.object(kept)).as(text).isEqualTo(Map.of("n", List.of(Map.of("m", form))));
        });
    }

    @Test
    void storesNoEmptyLists() {
        assertThat(Json.of(List.of())).isNull();
        assertThat(Json.of(Map.of())).isNull();
        assertThat(Json.words(null)).isEmpty();
        assertThat(Json.counts(null)).isEmpty();
        Crowd crowd = new Crowd(3);
        database().write(sql -> {
            for (int i = 0; i < 50; i++) FeedbackRows.insert(sql, List.of(crowd.media(null)));
            return 0;
        });
        JSONB none = JSONB.valueOf("[]");
        int empty = database().read(sql -> sql.fetchCount(USER_FEEDBACK, USER_FEEDBACK.TAGS.eq(none)));
        int absent = database().read(sql -> sql.fetchCount(USER_FEEDBACK, USER_FEEDBACK.TAGS.isNull()));
        assertThat(empty).isZero();
        assertThat(absent).isPositive();
    }

    /// Writes an object and reads it back.
    private JSONB kept(JSONB object) {
        database()
                .write(sql -> sql.update(PROJECTS)
                        .set(PROJECTS.POLICY, object)
                        .where(PROJECTS.PROJECT_ID.eq(1L))
                        .execute());
        return Objects.requireNonNull(database()
                .read(sql -> sql.selectFrom(PROJECTS)
                        .where(PROJECTS.PROJECT_ID.eq(1L))
                        .fetchSingle())
                .getPolicy());
    }
}
